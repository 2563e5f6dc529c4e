/// Every construct of Fixtures/README.md once, and mistakes that must be refused; shared by reader and schema tests.
enum Constructs {
    /// Steps, each of them correct.
    static let steps: [String] = [
        #"{"actor":"mei","connect":{}}"#,
        ##"""
        {"actor":"mei/phone","connect":{"query":{"a":1,"b":null},"headers":{"Origin":"x"},"path":"/ws2",
        "anonymous":true,"ready":false}}
        """##,
        #"""
        {"actor":"mei/phone","connect":{"resume":"mei/main","ready":{"type":"welcome","n":"<+n:integer>"}},
        "within":"ack"}
        """#,
        #"""
        {"actor":"mei","send":{"type":"a","data":{"x":"<x>","y":{"$literal":"<y>"},"z":{"$optional":"<z>"},
        "f":{"$fill":{"bytes":3,"with":"ab","before":"x","after":"y"}}}}}
        """#,
        #"{"actor":"mei","raw":{"text":"{\"a\":1,\"a\":2}"}}"#,
        #"{"actor":"mei","raw":{"hex":"00 ff","opcode":"binary"}}"#,
        #"{"actor":"mei","raw":{"fragments":["{","}"]}}"#, #"{"actor":"mei","raw":{"bytes":"8101"}}"#,
        #"{"actor":"mei","raw":{"text":{"$fill":{"bytes":"<n>","with":"x"}}}}"#,
        #"""
        {"actor":"mei","call":"POST /rooms/<room>","query":{"page":1},"headers":{"X":"<x>","Y":null},
        "anonymous":true,"body":{"a":1},"answer":{"status":201,
        "headers":{"Content-Type":{"$matches":"json"},"Server":{"$absent":true}},"body":{"id":"<+id:id>"}},
        "within":"ack + slack"}
        """#,
        #"{"actor":"mei","call":"POST /a","bodyText":"{"}"#, #"{"actor":"mei","call":"POST /a","bodyHex":"7b7d"}"#,
        #"{"actor":"mei","call":"PUT /f","bodyBlob":{"size":1000,"seed":7},"cutAfterBytes":500}"#,
        #"{"actor":"<who>","call":"<method> <path>"}"#, #"{"actor":"mei","close":{"code":1000,"reason":"bye"}}"#,
        #"{"actor":"mei","close":{}}"#,
        #"{"actor":"mei","cut":true}"#, #"{"actor":"mei","stall":true}"#, #"{"actor":"mei","unstall":true}"#,
        #"{"control":"restart","arguments":{"user":"<mei.userId>"}}"#, #"{"control":"restart"}"#,
        #"{"control":"restart","answer":{"port":"<+port:integer>"}}"#,
        #"{"actor":"mei","connect":{"first":{"token":"<mei.token>"},"keepAlive":false,"receiveBufferBytes":4096}}"#,
        #"{"actor":"mei","connect":{"first":null,"ready":false}}"#,
        #"{"actor":"mei","connect":{"again":true},"within":"slack"}"#,
        #"{"actor":"mei","receivePong":"68 69","within":"delivery"}"#, #"{"actor":"mei","receivePong":""}"#,
        #"{"actor":"crowd","connectMany":{"upTo":"<max>","perAccount":3},"within":"ack"}"#,
        #"{"actor":"crowd","connectMany":{"upTo":40}}"#, #"{"actor":"crowd/7","send":1,"paced":false}"#,
        #"{"actor":"mei","call":"POST /a","paced":false}"#,
        #"{"repeat":{"times":"<max>"},"steps":[{"actor":"mei","cut":true}]}"#,
        #"{"actor":"mei","collect":{"type":"a"},"as":"list","count":"<max>"}"#,
        #"{"check":[{"difference":{"from":"<a>","to":"<b>","atLeast":-1.5,"atMost":2}}]}"#,
        ##"""
        {"actor":"mei","call":"GET /a","headers":{"Authorization":{"$jwt":{"of":"<mei.token>","header":{"alg":"none"},
        "claims":{"sub":"<x>"},"signature":"none","before":"Bearer "}}},"query":{"t":{"$jwt":{"of":"<mei.token>"}}}}
        """##,
        #"{"table":[{"t":{"$jwt":{"of":"<mei.token>","signature":"changed"}}}],"steps":[{"actor":"mei","send":"<t>"}]}"#,
        #"""
        {"actor":"mei","receive":{"type":"a"},"within":"delivery","notBefore":"250ms",
        "because":"ROOM-001 says so","label":"got","since":"sent","proves":["ROOM-001"]}
        """#,
        #"{"actor":"mei","receive":{"type":"a"},"shownBy":{"actor":"mei","call":"GET /a","answer":{"status":200}}}"#,
        #"{"actor":"mei","receiveNext":{"type":"<_:text>"}}"#,
        #"{"actor":"mei","collect":{"type":"a"},"as":"list","until":{"type":"b"}}"#,
        #"{"actor":"mei","collect":{"type":"a"},"as":"list","count":3,"within":"2 * ack - slack"}"#,
        #"{"nothing":{"id":"<id>"},"at":["oscar","mei/phone"],"until":[{"actor":"oscar","receive":{"type":"b"}}]}"#,
        #"{"actor":"mei","answer":{"status":{"$oneOf":[200,201]}}}"#,
        #"{"actor":"mei","refused":{"status":{"$range":{"min":400,"max":499}}}}"#,
        #"{"actor":"mei","closed":{"code":1008,"reason":"<_:string>"}}"#,
        #"{"actor":"mei","closed":{"code":{"$absent":true}}}"#, #"{"actor":"mei","closed":{}}"#,
        #"""
        {"actor":"mei","follow":"GET /a","query":{"size":2},"items":"data.items",
        "next":{"cursor":"data.next"},"as":"all","answer":{"status":200}}
        """#,
        #"""
        {"actor":"mei","follow":"GET /a","items":"data.items","next":{"page":{"from":2}},
        "while":"data.more","as":"all"}
        """#,
        #"""
        {"check":[{"count":{"of":"<l>","where":{"a":1},"equals":1}},{"count":{"of":"<l>","atLeast":1,
        "atMost":2}},{"unique":{"of":"<l>","by":"id"}},{"ordered":{"of":"<l>","direction":"falling",
        "strict":false}},{"gapFree":{"of":"<l>"}},{"sameSet":{"of":"<l>","by":"a","as":"<m>","asBy":"b"}},
        {"sameSequence":{"of":"<l>","as":[1]}},{"subsequence":{"of":"<l>","in":"<m>","inBy":"x"}},
        {"noneAfter":{"of":"<l>","match":{"a":1},"after":{"b":1}}},{"each":{"of":"<l>",
        "match":{"$not":null}}},{"same":{"of":"<l>"}}]}
        """#,
        #"{"repeat":{"times":3,"as":"i","from":101},"steps":[{"actor":"mei","cut":true,"attempt":true}]}"#,
        #"{"actor":"mei","send":1,"attempt":true}"#, #"{"actor":"mei","connect":{"auth":null,"ready":false}}"#,
        #"{"actor":"mei","connect":{"auth":{"token":"<mei.token>"}}}"#,
        #"{"actor":"mei","connect":{"subprotocols":["bearer",{"$altered":{"of":"<mei.token>","before":"a"}}]}}"#,
        #"{"table":[{"t":{"$altered":{"of":"<mei.token>","after":"z"}}}],"steps":[{"actor":"mei","send":"<t>"}]}"#,
        #"{"actor":"mei","answer":{"cookies":{"sid":"<+sid:text>"},"text":{"$not":{"$mentions":"<run>"}}}}"#,
        #"""
        {"nothing":{"id":"<id>"},"at":["oscar"],"norAt":["mei/thief"],
        "until":[{"actor":"oscar","receive":{"type":"b"}}]}
        """#,
        #"{"actor":"mei","follow":"GET /a","items":"","where":{"t":{"$mentions":"<run>"}},"as":"all"}"#,
        #"{"nothing":{"id":"<id>"},"at":[],"norAt":["mei/thief"],"until":[]}"#,
        #"""
        {"actor":"mei","follow":"GET /a","items":"rows","next":{"before":{"last":"id"}},"reversed":true,
        "between":{"as":"page","steps":[{"actor":"mei","send":"<page>"}]},"as":"all"}
        """#,
        #"{"repeat":{"times":3},"steps":[{"actor":"mei","cut":true}]}"#,
        #"""
        {"together":[[{"actor":"mei","cut":true}],[{"either":[{"outcome":"won","steps":[{"actor":"mei",
        "answer":{"status":200}}]},[{"actor":"mei","answer":{"status":409}}]]}]],"outcomes":{"won":1},
        "rounds":2,"before":[],"after":[{"actor":"mei","cut":true}]}
        """#,
        #"{"either":[[{"actor":"mei","closed":{}}],[{"actor":"mei","refused":{}}]],"within":"closing"}"#,
        #"{"table":[{"who":"mei","n":1,"ok":true,"text":{"$literal":"<b>"}}],"steps":[{"actor":"<who>","cut":true}]}"#,
        #"{"actor":"mei","ignore":{"type":"a"},"because":"noise"}"#,
        #"""
        {"actor":"mei","receive":{"a":{"$absent":true},"b":{"$oneOf":[1,{"$absent":true}]},
        "c":{"$all":["<+x:text>",{"$matches":"a"}]},"d":{"$not":1},"e":{"$range":{"min":1,"max":2}},
        "f":{"$bytes":{"max":9}},"g":{"$length":{"min":1}},"h":{"$inOrder":[1]},"i":{"$contains":[{"a":1}]},
        "j":{"$each":"<_:id>"},"m":{"$mentions":"<run> x"},"k":{"$literal":{"$x":1}},"l":["<_:any>",null,true]}}
        """#,
    ]

    /// Steps, each with one mistake.
    static let brokenSteps: [String] = [
        #"{"actor":"mei"}"#, #"{"actor":"mei","send":1,"receive":{}}"#, #"{"send":1}"#,
        #"{"actor":"mei","send":1,"wihtin":"ack"}"#,
        #"{"actor":"mei","send":1,"within":"ack"}"#, #"{"actor":"mei","receive":{},"within":5}"#,
        #"{"actor":"mei","receive":{},"within":"5 s"}"#,
        #"{"actor":"mei","send":"<+x:id>"}"#, #"{"actor":"mei","send":{"$unknown":1}}"#,
        #"{"actor":"mei","receive":{"a":"<+x:uuid>"}}"#,
        #"{"actor":"mei","receive":{"a":{"$matchs":"a"}}}"#,
        #"{"actor":"mei","receive":{"a":{"$range":{"minimum":1}}}}"#, #"{"actor":"mei/a/b","cut":true}"#,
        #"{"actor":"mei","connect":{"again":false}}"#, #"{"actor":"mei","connect":{"again":true,"ready":false}}"#,
        #"{"actor":"mei","receivePong":"686"}"#, #"{"actor":"mei","receivePong":"68","notBefore":"slack"}"#,
        #"{"actor":"mei","cut":false}"#, #"{"actor":"mei","call":"/a"}"#, #"{"actor":"mei","call":"GET a"}"#,
        #"{"actor":"mei","call":"POST /a","body":1,"bodyText":"2"}"#,
        #"{"actor":"mei","raw":{}}"#, #"{"actor":"mei","raw":{"text":"a","hex":"00"}}"#,
        #"{"actor":"mei","raw":{"hex":"zz","opcode":"text"}}"#, #"{"actor":"mei","raw":{"fragments":["a"]}}"#,
        #"{"actor":"mei","collect":{},"as":"l"}"#, #"{"actor":"mei","collect":{},"as":"l","count":1,"until":{}}"#,
        #"{"actor":"mei","collect":{},"as":"a b","count":1}"#,
        #"{"actor":"mei","receive":{},"attempt":true}"#, #"{"actor":"mei","send":{"$altered":"<mei.token>"}}"#,
        #"{"actor":"mei","receive":{"a":{"$mentions":1}}}"#, #"{"actor":"mei","connect":{"subprotocols":"bearer"}}"#,
        #"{"nothing":{"id":"<id>"},"at":["oscar"],"norAt":[],"until":[]}"#,
        #"{"actor":"mei","follow":"GET /a","items":"x","next":{"a":{"last":1}},"as":"l"}"#,
        #"{"actor":"mei","follow":"GET /a","items":"x","between":[{"actor":"mei","cut":true}],"as":"l"}"#,
        #"{"repeat":{"times":2,"from":-1},"steps":[{"actor":"mei","cut":true}]}"#,
        #"{"nothing":{},"until":[]}"#, #"{"actor":"mei","nothing":{},"at":["mei"],"until":[]}"#, #"{"check":[]}"#,
        #"{"check":[{"uniqe":{"of":"<l>"}}]}"#,
        #"{"repeat":{"times":0},"steps":[{"actor":"mei","cut":true}]}"#, #"{"repeat":{"times":2},"steps":[]}"#,
        #"{"together":[[{"actor":"mei","cut":true}]]}"#,
        #"{"either":[[{"actor":"mei","closed":{}}]]}"#, #"{"table":[{"a":null}],"steps":[{"actor":"mei","cut":true}]}"#,
        #"{"actor":"mei","ignore":{}}"#,
        #"{"actor":"mei","answer":{"state":200}}"#,
        #"{"actor":"mei","follow":"GET /a","items":"x","while":"more","as":"l"}"#,
        #"{"actor":"mei","receive":{},"proves":[]}"#,
        #"{"actor":"mei","receive":{},"shownBy":{"actor":"mei","call":"GET /a"}}"#,
        #"{"actor":"mei","cut":true,"notBefore":"ack"}"#,
        #"{"control":"restart","answer":{"a":{"$matchs":"a"}}}"#, #"{"actor":"mei","connect":{"keepAlive":1}}"#,
        #"{"actor":"mei","connect":{"receiveBufferBytes":0}}"#, #"{"actor":"crowd","connectMany":{}}"#,
        #"{"actor":"crowd","connectMany":{"upTo":0}}"#, #"{"connectMany":{"upTo":2}}"#,
        #"{"actor":"mei","cut":true,"paced":false}"#, #"{"actor":"mei","send":1,"paced":"no"}"#,
        #"{"repeat":{"times":"many"},"steps":[{"actor":"mei","cut":true}]}"#,
        #"{"actor":"mei","collect":{},"as":"l","count":"<a><b>"}"#,
        #"{"check":[{"difference":{"from":"<a>","to":"<b>"}}]}"#,
        #"{"check":[{"difference":{"from":"<a>","to":"<b>","equals":1,"atLeast":1}}]}"#,
        #"{"actor":"mei","send":{"$jwt":{"of":"<t>","signature":"best"}}}"#, #"{"actor":"mei","send":{"$jwt":{}}}"#,
    ]

    /// Cases, each with one mistake outside of its steps.
    static let brokenCases: [String] = [
        #"{"profile":"p","world":"w","steps":[{"actor":"mei","cut":true}]}"#,
        #"{"title":" ","profile":"p","world":"w","steps":[{"actor":"mei","cut":true}]}"#,
        #"{"title":"t","profile":"p","world":"w","steps":[]}"#,
        #"{"title":"t","profile":"p","world":"w","steps":[{"actor":"mei","cut":true}],"staus":"accepted"}"#,
        #"{"title":"t","profile":"p","world":"w","steps":[{"actor":"mei","cut":true}],"status":"maybe"}"#,
        #"{"title":"t","profile":"p","world":"w","steps":[{"actor":"mei","cut":true}],"exclusive":"yes"}"#,
        #"{"title":"t","profile":"p","world":"w","steps":[{"actor":"mei","cut":true}],"twin":{"case":"a"}}"#,
        #"""
        {"title":"t","profile":"p","world":"w","steps":[{"actor":"mei","cut":true}],"twin":{"case":"a",
        "differs":[]}}
        """#,
        #"""
        {"title":"t","profile":"p","world":"w","steps":[{"actor":"mei","cut":true}],"twin":{"case":"a",
        "differs":["steps"]}}
        """#,
        #"{"title":"t","profile":"p","world":"w","steps":[{"actor":"mei","cut":true}],"twin":{"none":"r","case":"a"}}"#,
        #"{"title":"t","profile":"p","world":"w","steps":{"actor":"mei","cut":true}}"#,
        #"{"title":"t","profile":"p","world":"w","given":{"$absent":true},"steps":[{"actor":"mei","cut":true}]}"#,
        #"{"title":"t","profile":"p","world":"w","given":"<+a:b>","steps":[{"actor":"mei","cut":true}]}"#,
    ]

    /// A case around steps.
    static func testCase(_ steps: [String]) -> String {
        let head =
            #""title":"t","profile":"p","status":"disputed","world":"w","exclusive":true,"given":{"a":"<+g:id>"},"twin":{"none":"r"}"#
        return #"{\#(head),"setup":[],"steps":[\#(steps.joined(separator: ","))]}"#
    }
}
