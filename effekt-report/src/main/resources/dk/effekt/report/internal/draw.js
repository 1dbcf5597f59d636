// Draws every specification of the page into the figure that names it.
for (const figure of document.querySelectorAll('figure[data-spec]')) {
  const spec = JSON.parse(document.getElementById(figure.dataset.spec).textContent);
  vegaEmbed(figure.querySelector('.picture'), spec, { renderer: 'svg', actions: false })
    .catch(error => console.error(error));
}
