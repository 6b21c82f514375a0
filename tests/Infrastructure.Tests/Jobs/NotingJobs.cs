using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Tests.InDepth;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Tests.Jobs;

public sealed class NotingJobs
{
    private static readonly FormattableString NothingEnds = $"""ALTER TABLE jobs ADD CONSTRAINT forbidden CHECK ("State" <> 'Done')""";
    private static readonly FormattableString EverythingEnds = $"ALTER TABLE jobs DROP CONSTRAINT forbidden";

    [Theory, OnEveryDatabase]
    public async Task What_became_of_a_job_is_noted_again_when_that_fails(TestDatabase database)
    {
        await using var own = await database.Create();
        await using JobInstance instance = new(own, new());
        var id = await instance.Enqueue(new Chore("washing"));
        await Change(own, NothingEnds);
        using StatementEar ear = new(own);

        await instance.Begin();
        await Eventually.Is(() => ear.Failed.Count > 0);
        await Change(own, EverythingEnds);

        await Eventually.Is(async () => await instance.State(id) == JobState.Succeeded);
        var job = await instance.Job(id);
        Assert.Equal((1, "washing done", null), (job.Attempts, job.Result, job.Error));
    }

    [Theory, OnEveryDatabase]
    public async Task A_success_that_cannot_be_noted_is_no_failure(TestDatabase database)
    {
        await using var own = await database.Create();
        await using JobInstance instance = new(own, new());
        var id = await instance.Enqueue(new Chore("washing"));
        await Change(own, NothingEnds);

        await instance.Work();

        var between = await instance.Job(id);
        await Change(own, EverythingEnds);
        instance.Clock.Now += TimeSpan.FromMinutes(1);
        await instance.Work();
        var job = await instance.Job(id);
        Assert.Equal((JobState.Running, null), (between.State, between.Error));
        Assert.Equal((JobState.Succeeded, 2), (job.State, job.Attempts));
    }

    [Theory, OnEveryDatabase]
    public async Task Progress_that_cannot_be_noted_stops_no_job(TestDatabase database)
    {
        await using var own = await database.Create();
        ChoreDesk desk = new();
        desk.Work = async (what, progress, cancellationToken) =>
        {
            await progress.Report(7, 7, cancellationToken);
            return what;
        };
        await using JobInstance instance = new(own, desk);
        var id = await instance.Enqueue(new Chore("washing"));
        await Change(own, $"""ALTER TABLE jobs ADD CONSTRAINT forbidden CHECK ("Progress" <> 7)""");

        await instance.Work();

        var job = await instance.Job(id);
        Assert.Equal((JobState.Succeeded, 1, 0), (job.State, job.Attempts, job.Done));
    }

    private static Task<int> Change(OwnDatabase own, FormattableString schema) =>
        own.With((AppDbContext context) => context.Database.ExecuteSqlAsync(schema));
}
