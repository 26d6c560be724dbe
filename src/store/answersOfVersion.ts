/** So many answers are remembered at most: filters can be put together in many ways. */
const MOST_ANSWERS = 1_000;

/** Answers about a table, each asked for once and remembered for as long as nobody commits to it. */
export class AnswersOfVersion<Answer> {
  readonly #answers = new Map<string, Promise<Answer>>();
  #version: number | null = null;

  /** @param version of the table now */
  about(question: string, version: number, ask: () => Promise<Answer>): Promise<Answer> {
    if (version !== this.#version || this.#answers.size >= MOST_ANSWERS) {
      this.#answers.clear();
      this.#version = version;
    }
    const known = this.#answers.get(question);
    if (known) {
      return known;
    }
    const answer = ask();
    this.#answers.set(question, answer);
    answer.catch(() => this.#answers.delete(question));
    return answer;
  }
}
