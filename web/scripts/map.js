// Drag a tile with a mouse or pen. Putting it down fills in and sends the form #move-form.
const RIPPLES = {
  person: [[-144, 32], [-72, 9], [0, 0], [72, 9], [144, 32]],
  place: [[-135, 14], [-45, 0]],
  activity: [[45, 0], [135, 14]],
};
const ACROSS = 5, FIRST = 46, PITCH = 44, SLACK = 6;
const form = document.getElementById("move-form");

// The cell of this kind nearest to a point, or null outside its area: as in core/rules/geometry.py.
function cellAt({ me, above, below }, kind, x, y) {
  const far = (column) => Math.abs(x - 180 - RIPPLES[kind][column][0]);
  const column = RIPPLES[kind].reduce((best, _, next) => (far(next) < far(best) ? next : best), 0);
  const out = (kind === "person" ? me - y : y - me) - FIRST + RIPPLES[kind][column][1];
  const row = Math.round(out / PITCH), rows = kind === "person" ? above : below;
  return far(column) > PITCH + 2 || row < 0 || row >= rows ? null : row * ACROSS + column;
}

function enable(svg) {
  let held = null;
  const point = (event) =>
    new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  const putDown = ({ tile, zone, next, home }, cell) => {
    tile.classList.remove("is-held");
    if (cell === null) {
      tile.setAttribute("transform", home);
      svg.insertBefore(zone, next);
      return;
    }
    form.elements.connection.value = tile.dataset.id;
    form.elements.cell.value = cell;
    form.requestSubmit();
  };
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("pointerdown", (event) => {
    const tile = event.button === 0 && event.target.closest("a[data-id]");
    if (!tile) return;
    const home = tile.getAttribute("transform"), zone = tile.parentNode;
    held = { tile, zone, home, next: zone.nextSibling, at: home.match(/-?\d+/g), from: point(event) };
  });
  svg.addEventListener("pointermove", (event) => {
    if (!held) return;
    const to = point(event), x = to.x - held.from.x, y = to.y - held.from.y;
    if (!held.now && Math.hypot(x, y) < SLACK) return;
    if (!held.now) svg.setPointerCapture(event.pointerId); // so that no click reaches the link
    if (!held.now) svg.append(held.zone);
    held.now = [Number(held.at[0]) + x, Number(held.at[1]) + y];
    held.tile.classList.add("is-held");
    held.tile.setAttribute("transform", `translate(${held.now.join(" ")})`);
  });
  const end = (event) => {
    const kind = held?.now && Object.keys(RIPPLES).find((one) => held.zone.classList.contains(one));
    if (kind) putDown(held, event.type === "pointerup" ? cellAt(svg.dataset, kind, ...held.now) : null);
    held = null;
  };
  for (const name of ["pointerup", "pointercancel"]) svg.addEventListener(name, end);
}

if (form && matchMedia("(pointer: fine)").matches) document.querySelectorAll("svg[data-drag]").forEach(enable);
