using System.Text;
using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Infrastructure.Jobs;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Catalog;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Tests.Catalog.InDepth;

public sealed class KeepingImports
{
    [Theory, OnEveryDatabase]
    public async Task Nothing_is_left_of_a_file_whose_sender_is_gone(TestDatabase database)
    {
        await using var own = await database.Create();
        await using ImportInstance instance = new(own);
        await using BrokenFile file = new(string.Join('\n', [ImportInstance.Heading, .. ImportInstance.Lines(1, 2_500)]));

        await Assert.ThrowsAsync<IOException>(() => instance.Send(file));

        Assert.Equal(0, await instance.LinesLeft());
        Assert.Equal((0, 0), (await Count<ProductImport>(own), await Count<QueuedJob>(own)));
    }

    [Theory, OnEveryDatabase]
    public async Task Imports_that_ended_long_ago_are_deleted_with_their_lines_and_no_others(TestDatabase database)
    {
        await using var own = await database.Create();
        await using ImportInstance instance = new(own);
        var now = instance.Clock.Now;
        instance.Clock.Now = now.AddDays(-40);
        var called = await instance.Send(["LEFT,Left,1,EUR,1"]);
        await instance.Cancel(called);
        await instance.Send(["bad line"]);
        await instance.Work();
        var failed = await instance.Send(["FAILED,Failed,1,EUR,1", "\"open"]);
        await Set(own, failed, WorkState.Dead, now.AddDays(-40));
        instance.Clock.Now = now.AddDays(-29);
        var late = await instance.Send(["\"open", "LATE,Late,1,EUR,1"]);
        await Set(own, late, WorkState.Cancelled, now.AddDays(-29));

        Assert.Equal("2 imports deleted", await CleanUp(own, now));

        Assert.Equal(new[] { failed, late }.Order(), (await own.With((AppDbContext context) => context.Set<ProductImport>().Select(import => import.Id).ToListAsync())).Order());
        Assert.Equal((2, 2), (await Count<ImportLine>(own), await Count<ImportRejection>(own)));
        Assert.Equal("0 imports deleted", await CleanUp(own, now));
        Assert.Equal("1 imports deleted", await CleanUp(own, now.AddDays(2)));
    }

    private static Task<int> Set(OwnDatabase own, ProductImportId id, WorkState state, DateTimeOffset endedAt) => own.With(async (AppDbContext context) =>
    {
        var job = await context.Set<ProductImport>().Where(import => import.Id == id).Select(import => import.Job).SingleAsync();
        return await context.Set<QueuedJob>().Where(row => row.Key == job).ExecuteUpdateAsync(
            row => row.SetProperty(j => j.State, state).SetProperty(j => j.EndedAt, endedAt));
    });

    private static async Task<string?> CleanUp(OwnDatabase own, DateTimeOffset dueAt)
    {
        await using var scope = own.NewScope();
        return await scope.ServiceProvider.GetRequiredKeyedService<IScheduledJob>("imports-cleanup").Run(dueAt, default);
    }

    private static Task<int> Count<T>(OwnDatabase own)
        where T : class => own.With((AppDbContext context) => context.Set<T>().CountAsync());

    private sealed class BrokenFile(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is var read and > 0 ? read : throw new IOException("The sender is gone.");
    }
}
