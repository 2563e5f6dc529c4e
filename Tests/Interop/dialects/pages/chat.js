/** What the clients share: forms, requests, and the list of what was said. */

export const element = (id) => document.getElementById(id);

/** Tells the user what went wrong; nothing takes it away. */
export function notice(text = "") {
  element("notice").textContent = text;
}

/** Does something, and tells the user when it fails. */
export async function attempt(act) {
  try {
    notice();
    await act();
  } catch (error) {
    notice(error.message);
  }
}

/** Does something with the fields of a form, instead of leaving the page. */
export function onSubmit(id, act) {
  element(id).addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    attempt(() => act(Object.fromEntries(new FormData(form)), form));
  });
}

export function onPress(button, act) {
  button.addEventListener("click", () => attempt(act));
}

/** One request, and the JSON of its answer. `explain` finds the words for the user in a refusal. */
export async function request(method, path, { body, headers = {}, explain }) {
  const options = { method, headers };
  if (body !== undefined) {
    options.headers = { "Content-Type": "application/json", ...headers };
    options.body = JSON.stringify(body);
  }
  const answer = await fetch(path, options);
  const data = await answer.json();
  if (!answer.ok) throw new Error(explain(data));
  return data;
}

/** The address of a socket beside this page. */
export function beside(path) {
  const url = new URL(path, location);
  url.protocol = url.protocol.replace("http", "ws");
  return url;
}

export function signedIn(name, id) {
  element("sign-up").hidden = true;
  element("signed-in").hidden = false;
  element("me").textContent = name;
  element("my-id").textContent = id;
  document.title = `${name} – ${document.title}`;
}

export function state(text) {
  element("state").textContent = text;
}

const shown = new Set();

/** Empties the list, and shows the conversation that it is for. */
export function enter(title) {
  shown.clear();
  element("log").replaceChildren();
  element("title").textContent = title;
  element("conversation").hidden = false;
}

/** Adds a message to the list, once. */
export function show({ id, who, text, first = false }) {
  if (shown.has(id)) return;
  shown.add(id);
  const line = document.createElement("li");
  const author = document.createElement("b");
  author.textContent = who;
  line.append(author, " ", text);
  element("log")[first ? "prepend" : "append"](line);
}
