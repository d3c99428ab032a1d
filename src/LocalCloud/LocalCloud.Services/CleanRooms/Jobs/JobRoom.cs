using LocalCloud.Services.CleanRooms.Scenes;
using LocalCloud.Services.Contracts;
using LocalCloud.Store;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.CleanRooms.Jobs;

/// <summary>The jobs of this cloud: every change of one, with its events and the quotas it touches, is one commit.</summary>
internal sealed class JobRoom(
    LocalStore store, SceneStore scenes, CloudSettings settings, TimeProvider clock, IIdSource ids)
{
    /// <summary>Raised after a commit that may have brought something nearer.</summary>
    public event Action? Changed;

    public LocalStore Store => store;

    public TimeProvider Clock => clock;

    public Scene Scene => scenes.Current;

    private Quotas Quotas => new(Scene.EffectiveRules, settings.Region);

    /// <summary>Adds a job, if the quotas have room for it.</summary>
    /// <param name="job">As admission made it.</param>
    /// <param name="cancellationToken">Gives up before the start, never after.</param>
    /// <returns>The job with the time of its next change, or waiting for room.</returns>
    /// <exception cref="AwsException">402 ServiceQuotaExceededException.</exception>
    public async Task<Job> AddAsync(Job job, CancellationToken cancellationToken)
    {
        var rules = Scene.EffectiveRules;
        var added = await store.WriteAsync(
            connection =>
            {
                var running = JobTable.Ongoing(connection).Where(j => !j.IsWaiting).ToList();
                var exceeded = Quotas.FindExceeded(job, running);
                if (exceeded is not null && rules.OverQuota != QuotaMode.Queue)
                {
                    throw exceeded;
                }

                var fresh = exceeded is null ? LifeCycle.Admit(job, job.CreateTime) : job;
                JobTable.Insert(connection, fresh);
                Tell(connection, fresh, job.CreateTime);
                return fresh;
            },
            cancellationToken);
        Changed?.Invoke();
        return added;
    }

    /// <summary>The job of that id; null if there is none.</summary>
    public Job? Find(string id) => store.Read(connection => JobTable.Find(connection, id));

    /// <summary>Asks a job to cancel.</summary>
    /// <returns>The job afterwards; null if it had ended.</returns>
    public Task<Job?> CancelAsync(string id, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            job => job.Status.IsTerminal() ? null : LifeCycle.Cancel(job, clock.GetUtcNow()),
            cancellationToken);

    /// <summary>Changes a job as it is now.</summary>
    /// <param name="id">The job.</param>
    /// <param name="change">The job after the change; null for no change.</param>
    /// <param name="cancellationToken">Gives up before the change, never after.</param>
    /// <returns>The job afterwards; null if nothing was changed.</returns>
    public async Task<Job?> ChangeAsync(string id, Func<Job, Job?> change, CancellationToken cancellationToken)
    {
        var changed = await store.WriteAsync(
            connection =>
            {
                var job = JobTable.Find(connection, id);
                var next = job is null ? null : change(job);
                if (next is not null)
                {
                    Write(connection, job!, next, clock.GetUtcNow());
                }

                return next;
            },
            cancellationToken);
        Changed?.Invoke();
        return changed;
    }

    /// <summary>Replaces a job, unless it was changed since it was read.</summary>
    /// <param name="read">The job as it was read.</param>
    /// <param name="next">The job after the change.</param>
    /// <param name="at">When the change was due.</param>
    public Task<bool> ReplaceAsync(Job read, Job next, DateTimeOffset at) => store.WriteAsync(
        connection =>
        {
            var job = JobTable.Find(connection, read.Id);
            if (job is null || job.Status != read.Status || job.Due != read.Due)
            {
                return false;
            }

            Write(connection, job, next, at);
            return true;
        },
        CancellationToken.None);

    private void Write(SqliteConnection connection, Job before, Job after, DateTimeOffset at)
    {
        JobTable.Update(connection, after);
        if (after.Status != before.Status)
        {
            Tell(connection, after, at);
        }

        if (after.Status.IsTerminal())
        {
            AdmitWaiting(connection, at);
        }
    }

    private void Tell(SqliteConnection connection, Job job, DateTimeOffset at) =>
        JobTable.Insert(connection, OutgoingEvent.Of(job, at, Scene.EffectiveRules.Events, ids));

    private void AdmitWaiting(SqliteConnection connection, DateTimeOffset at)
    {
        var ongoing = JobTable.Ongoing(connection);
        var running = ongoing.Where(j => !j.IsWaiting).ToList();
        foreach (var waiting in ongoing.Where(j => j.IsWaiting))
        {
            if (Quotas.FindExceeded(waiting, running) is null)
            {
                var admitted = LifeCycle.Admit(waiting, at);
                JobTable.Update(connection, admitted);
                running.Add(admitted);
            }
        }
    }
}
