import { go, on, told, type PublishCall, type Rehearsed, type Told } from '../api';

/** Builds the site as a publish would leave it, before anybody else sees it. */
export class Rehearsal {
  command = $state('');
  dir = $state('');
  /** Why it cannot be built, or was not rehearsed. */
  problem = $state.raw<Told | null>(null);
  running = $state(false);
  stopping = $state(false);
  /** The generator's last words. */
  lines = $state.raw<string[]>([]);
  came = $state.raw<Rehearsed | null>(null);

  #stop = on('rehearsal', () => void this.#hear());

  /** Finds out how the site is built. */
  async look(): Promise<void> {
    try {
      const plan = await go.PlanRehearsal();
      this.command = plan.command;
      this.dir = plan.dir;
      this.problem = plan.missing.code ? plan.missing : null;
    } catch (reason) {
      this.problem = told(reason);
    }
  }

  async start(call: PublishCall): Promise<void> {
    if (this.running || !this.command.trim()) return;
    this.running = true;
    this.stopping = false;
    this.problem = null;
    this.came = null;
    this.lines = [];
    try {
      this.came = await go.Rehearse(call, this.command.trim());
      if (this.came.problem.code) this.problem = this.came.problem;
    } catch (reason) {
      const said = told(reason);
      if (said.code !== 'publish-cancelled' && !this.stopping) this.problem = said;
    } finally {
      this.running = false;
      await this.#hear();
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await go.CancelPublish();
  }

  /** Another text is to go than the one that was built. */
  forget(): void {
    this.came = null;
    if (this.problem?.code === 'build-failed') this.problem = null;
  }

  /** Stops listening, and what is under way. */
  end(): void {
    this.#stop();
    if (this.running) void this.stop();
  }

  async #hear(): Promise<void> {
    try {
      this.lines = await go.RehearsalLines();
    } catch {
      this.lines = []; // the blog was closed
    }
  }
}
