// Fills in what only this installation knows, and lets commands be copied.
const DAY = 24 * 60 * 60 * 1000;

const dayFromNow = (days) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

const values = { address: location.origin, from: dayFromNow(30), to: dayFromNow(32) };

for (const place of document.querySelectorAll("[data-value]")) {
  place.textContent = values[place.dataset.value];
}

for (const command of document.querySelectorAll(".command")) {
  const { copy, copied } = document.body.dataset;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(command.querySelector("pre").textContent);
    button.textContent = copied;
    setTimeout(() => (button.textContent = copy), 2000);
  });
  if (navigator.clipboard) {
    command.append(button);
  }
}

const answer = await fetch("start.json");
if (answer.ok) {
  const installation = await answer.json();
  for (const link of document.querySelectorAll("[data-mailbox]")) {
    link.href = installation.mailbox ?? "";
    link.closest("li").hidden = !installation.mailbox;
  }
  for (const part of document.querySelectorAll("[data-demo]")) {
    part.hidden = !installation.demo;
  }
}
