// Counts the letters of the remark as the server counts them: code points, a line end as one.
const field = document.getElementById("remark");
const told = document.getElementById("remark-count");
if (field && told) {
  const most = Number(told.dataset.most);
  const format = new Intl.NumberFormat(document.documentElement.lang);
  const tell = () => {
    const count = [...field.value.normalize("NFC").trim()].length;
    told.textContent = told.dataset.words.replace("COUNT", format.format(count)).replace("MOST", format.format(most));
    told.classList.toggle("over", count > most);
  };
  field.addEventListener("input", tell);
  if (field.value) tell();
}
