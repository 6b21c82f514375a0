using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Domain.Common;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Tests.Events;

/// <summary>What is committed with a change, and what is not.</summary>
public sealed class KeepingFacts
{
    private static readonly Error
        Refused = new(ErrorKind.Rule, "tests.refused", "No."),
        RefusedAndKept = Refused with { LeavesTrace = true };

    [Theory, OnEveryDatabase]
    public async Task Facts_are_kept_in_order_and_handled_later(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);

        await instance.Commit("first", "second");

        Assert.Equal(["""{"what":"first","occurredAt":"2026-01-01T12:00:00+00:00"}""", """{"what":"second","occurredAt":"2026-01-01T12:00:00+00:00"}"""],
            (await instance.Rows()).Select(row => row.Payload));
        Assert.Empty(instance.Told);
    }

    [Theory, OnEveryDatabase]
    public async Task A_refusal_keeps_no_fact_unless_it_leaves_a_trace(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);

        await instance.Run((scope, _) => Raise(scope, "refused", Refused));
        Assert.Empty(await instance.Rows());

        await instance.Run((scope, _) => Raise(scope, "refused, and kept", RefusedAndKept));
        Assert.Single(await instance.Rows());
    }

    [Theory, OnEveryDatabase]
    public async Task Of_an_attempt_that_lost_a_conflict_no_fact_is_kept(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);
        await using var scope = instance.NewScope();

        await Assert.ThrowsAsync<ConflictException>(() => Instance.Run(scope.ServiceProvider, (services, _) =>
        {
            Raise(services, "lost", Unit.Value);
            throw new ConflictException();
        }));
        await Instance.Run(scope.ServiceProvider, (services, _) => Raise(services, "won", Unit.Value));

        Assert.Contains("won", Assert.Single(await instance.Rows()).Payload, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_fact_that_no_unit_of_work_would_keep_is_not_taken_in(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);
        await using var scope = instance.NewScope();

        var thrown = Assert.Throws<InvalidOperationException>(() => { Raise(scope.ServiceProvider, "lost", Unit.Value); });

        Assert.Equal("Happened is raised outside a unit of work, which would lose it: raise it inside IUnitOfWork.Run.", thrown.Message);
    }

    private static Result<Unit> Raise(IServiceProvider scope, string what, Result<Unit> result)
    {
        scope.GetRequiredService<IEvents>().Raise(new Happened(what, DateTimeOffset.UnixEpoch));
        return result;
    }
}
