using System.Collections.Concurrent;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Jobs;

namespace CleanTemplate.Infrastructure.Tests.Jobs;

[Job("tests.chore", AtATime = 2, Attempts = 3)]
internal sealed record Chore(string What);

[Job("tests.single-chore")]
internal sealed record SingleChore(string What);

/// <summary>What the jobs of a test do, on whichever instance.</summary>
internal sealed class ChoreDesk
{
    private int _running;

    public ConcurrentQueue<string> Begun { get; } = [];

    public int MostAtATime { get; private set; }

    public bool Idle => Volatile.Read(ref _running) == 0;

    public Func<string, IJobProgress, CancellationToken, Task<string?>> Work { get; set; } = (what, _, _) => Task.FromResult<string?>($"{what} done");

    public async Task<string?> Do(string what, IJobProgress progress, CancellationToken cancellationToken)
    {
        Begun.Enqueue(what);
        lock (Begun) MostAtATime = Math.Max(MostAtATime, ++_running);
        try
        {
            return await Work(what, progress, cancellationToken);
        }
        finally
        {
            lock (Begun) _running--;
        }
    }

    /// <summary>Work that goes on until the test or the token ends it.</summary>
    public TaskCompletionSource<string?> Pending()
    {
        TaskCompletionSource<string?> end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Work = (_, _, cancellationToken) => end.Task.WaitAsync(cancellationToken);
        return end;
    }
}

internal sealed class ChoreJob(ChoreDesk desk, IJobProgress progress) : IJob<Chore>, IJob<SingleChore>
{
    public Task<string?> Run(Chore payload, CancellationToken cancellationToken) => desk.Do(payload.What, progress, cancellationToken);

    public Task<string?> Run(SingleChore payload, CancellationToken cancellationToken) => desk.Do(payload.What, progress, cancellationToken);
}

internal sealed class HopelessException() : PermanentFailureException("It is no use.");
