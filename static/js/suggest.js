// Offers words of the public record while somebody types. Without it the search works the same.
{
  const box = document.querySelector("[data-words]");

  box?.addEventListener("input", async () => {
    const typed = box.value;
    await new Promise((done) => setTimeout(done, 150));
    if (typed !== box.value || typed.trim().length < 2) return;
    const answer = await fetch(`${box.dataset.words}?q=${encodeURIComponent(typed)}`).catch(() => null);
    if (!answer?.ok || typed !== box.value) return;
    const { words } = await answer.json();
    box.list.replaceChildren(...words.map((word) => new Option(word)));
  });
}
