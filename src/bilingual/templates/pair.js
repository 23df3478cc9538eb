(() => {
  const segments = document.querySelectorAll("[data-pair]");
  const pairOf = element => element?.closest?.("[data-pair]")?.dataset.pair;
  let lit;
  const light = pair => {
    if (pair === lit) return;
    lit = pair;
    for (const each of segments) each.classList.toggle("on", each.dataset.pair === pair);
  };
  const follow = () => {
    const pair = pairOf(document.getElementById(decodeURIComponent(location.hash.slice(1))));
    const shown = [...segments].find(each => each.dataset.pair === pair && each.offsetParent);
    if (shown) { light(pair); shown.scrollIntoView({block: "center"}); }
  };
  addEventListener("mouseover", event => light(pairOf(event.target)));
  addEventListener("hashchange", follow);
  if (location.hash) follow();
})();
