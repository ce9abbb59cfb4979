import { go, on, told, untold, type SitePlan, type SiteStatus, type Told } from '../api';

const off: SiteStatus = {
  state: 'off',
  address: '',
  lines: [],
  problem: untold,
};

/** The blog's own preview server, as Go runs it. */
export class MySite {
  status = $state.raw<SiteStatus>(off);
  /** Why the last thing that was asked of it was not done. */
  problem = $state.raw<Told | null>(null);

  #stop = on('site', () => void this.look());

  get running(): boolean {
    return this.status.state === 'running';
  }

  async look(): Promise<void> {
    await this.#try(async () => (this.status = await go.Site()));
  }

  async plan(): Promise<SitePlan | null> {
    let plan: SitePlan | null = null;
    await this.#try(async () => (plan = await go.PlanSite()));
    return plan;
  }

  async start(command: string): Promise<void> {
    await this.#try(async () => {
      await go.StartSite(command);
      this.status = await go.Site();
    });
  }

  async stop(): Promise<void> {
    await this.#try(async () => {
      await go.StopSite();
      this.status = await go.Site();
    });
  }

  /** Opens a post, or the front page for '', in the system's browser. */
  async show(post: string): Promise<void> {
    await this.#try(async () => {
      const said = await go.ShowOnSite(post);
      if (said.code) this.problem = said;
    });
  }

  /** Stops listening; the server is Go's to stop. */
  end(): void {
    this.#stop();
  }

  async #try(what: () => Promise<unknown>): Promise<void> {
    this.problem = null;
    try {
      await what();
    } catch (reason) {
      this.problem = told(reason);
    }
  }
}
