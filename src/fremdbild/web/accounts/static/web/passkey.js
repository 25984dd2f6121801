// Says on the page that a passkey did not work; without it the browser's console alone would know.
document.addEventListener('allauth.error', function (event) {
  event.preventDefault()
  const problem = document.getElementById('passkey_problem')
  problem.hidden = false
  problem.focus()
})
