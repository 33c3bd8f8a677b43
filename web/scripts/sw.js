// Shows a note that came, and opens Today when it is pressed. It keeps nothing and answers no request of a page.
const PLAIN = { title: "Notes", body: "You have a note." };

function said(event) {
  try {
    return { ...PLAIN, ...event.data.json() };
  } catch {
    return PLAIN; // a browser may give up on a site whose push shows nothing
  }
}

self.addEventListener("push", (event) => {
  const { title, body } = said(event);
  event.waitUntil(self.registration.showNotification(title, { body, tag: "note" }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow("/today"));
});
