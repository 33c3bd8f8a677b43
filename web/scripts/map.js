// Drag a tile with a mouse or pen. Putting it down fills in and sends the form #move-form.
const RIPPLES = {
  person: [[-144, 32], [-72, 9], [0, 0], [72, 9], [144, 32]],
  place: [[-135, 14], [-45, 0]],
  activity: [[45, 0], [135, 14]],
};
const ACROSS = 5, FIRST = 46, PITCH = 44, SLACK = 6;

// The cell of this kind nearest to a point, or null outside its area: as in core/rules/geometry.py.
function cellAt(svg, kind, x, y) {
  const far = (column) => Math.abs(x - 180 - RIPPLES[kind][column][0]);
  const column = RIPPLES[kind].reduce((best, _, next) => (far(next) < far(best) ? next : best), 0);
  const out = (kind === "person" ? svg.dataset.me - y : y - svg.dataset.me) - FIRST;
  const row = Math.round((out + RIPPLES[kind][column][1]) / PITCH);
  const rows = kind === "person" ? svg.dataset.above : svg.dataset.below;
  return far(column) > PITCH + 2 || row < 0 || row >= rows ? null : row * ACROSS + column;
}

function send(tile, cell) {
  const form = document.getElementById("move-form");
  form.elements.connection.value = tile.dataset.id;
  form.elements.cell.value = cell;
  form.requestSubmit();
}

function enable(svg) {
  let held = null;
  const point = (event) =>
    new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  const letGo = (cell) => {
    const { tile, zone, next, home, moved } = held;
    held = null;
    if (!moved) return;
    tile.classList.remove("is-held");
    if (cell !== null) return send(tile, cell);
    tile.setAttribute("transform", home);
    svg.insertBefore(zone, next);
  };
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("pointerdown", (event) => {
    const tile = event.button === 0 && event.target.closest("a[data-id]");
    if (!tile) return;
    const home = tile.getAttribute("transform"), zone = tile.parentNode;
    const [x, y] = home.match(/-?\d+/g).map(Number);
    held = { tile, zone, next: zone.nextSibling, home, x, y, from: point(event), moved: false };
  });
  svg.addEventListener("pointermove", (event) => {
    if (!held) return;
    const to = point(event), x = to.x - held.from.x, y = to.y - held.from.y;
    if (!held.moved && Math.hypot(x, y) < SLACK) return;
    if (!held.moved) {
      held.moved = true;
      svg.setPointerCapture(event.pointerId); // so that the click goes to the map, not to the link
      svg.append(held.zone);
      held.tile.classList.add("is-held");
    }
    held.now = [held.x + x, held.y + y];
    held.tile.setAttribute("transform", `translate(${held.now.join(" ")})`);
  });
  svg.addEventListener("pointerup", () => {
    if (!held) return;
    const kind = Object.keys(RIPPLES).find((name) => held.zone.classList.contains(name));
    letGo(held.moved ? cellAt(svg, kind, ...held.now) : null);
  });
  svg.addEventListener("pointercancel", () => held && letGo(null));
}

const able = matchMedia("(pointer: fine)").matches && document.getElementById("move-form");
if (able) document.querySelectorAll("svg[data-drag]").forEach(enable);
