import Hummingbird
import GRDB
import JWTKit
import ServiceLifecycle
import NIOHTTPTypesHTTP1
enum Placeholder {}
