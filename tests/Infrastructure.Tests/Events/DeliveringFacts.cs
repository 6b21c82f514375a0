using System.Collections.Concurrent;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Infrastructure.Tests.Events;

public sealed class DeliveringFacts
{
    private static readonly Error
        Refused = new(ErrorKind.Rule, "tests.refused", "No."),
        RefusedAndKept = Refused with { LeavesTrace = true };

    [Theory, OnEveryDatabase]
    public async Task Facts_are_delivered_in_order_after_the_commit(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);

        await instance.Run(raise =>
        {
            raise("first");
            raise("second");
            Assert.Empty(instance.Delivered);
            return Unit.Value;
        });

        Assert.Equal(["first", "second"], instance.Delivered);
    }

    [Theory, OnEveryDatabase]
    public async Task A_refusal_delivers_nothing_unless_it_leaves_a_trace(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);

        await instance.Run(raise =>
        {
            raise("refused");
            return Refused;
        });
        Assert.Empty(instance.Delivered);

        await instance.Run(raise =>
        {
            raise("refused, and kept");
            return RefusedAndKept;
        });
        Assert.Equal(["refused, and kept"], instance.Delivered);
    }

    [Theory, OnEveryDatabase]
    public async Task A_handler_that_fails_is_logged_and_stops_neither_the_command_nor_the_next_fact(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);

        var result = await instance.Run(raise =>
        {
            raise(Failing.Reason);
            raise("next");
            return Unit.Value;
        });

        Assert.Null(result.Error);
        Assert.Equal([Failing.Reason, "next"], instance.Delivered);
        Assert.Equal(["Error: What follows from Happened was not done."], instance.Log.Lines);
    }

    [Theory, OnEveryDatabase]
    public async Task Of_an_attempt_that_lost_a_conflict_nothing_is_delivered(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);
        await using var scope = instance.NewScope();

        await Assert.ThrowsAsync<ConflictException>(() => Instance.Run(scope.ServiceProvider, raise =>
        {
            raise("lost");
            throw new ConflictException();
        }));
        await Instance.Run(scope.ServiceProvider, raise =>
        {
            raise("won");
            return Unit.Value;
        });

        Assert.Equal(["won"], instance.Delivered);
    }

    private sealed record Happened(string What, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

    private sealed class Recording(ConcurrentQueue<string> delivered) : IEventHandler<Happened>
    {
        public Task Handle(Happened fact, CancellationToken cancellationToken)
        {
            delivered.Enqueue(fact.What);
            return Task.CompletedTask;
        }
    }

    private sealed class Failing : IEventHandler<Happened>
    {
        public const string Reason = "fails";

        public Task Handle(Happened fact, CancellationToken cancellationToken) =>
            fact.What == Reason ? Task.FromException(new InvalidTimeZoneException()) : Task.CompletedTask;
    }

    private sealed class Instance : IAsyncDisposable
    {
        private readonly ConcurrentQueue<string> _delivered = [];
        private readonly ServiceProvider _services;

        public Instance(OwnDatabase own) => _services = Composition.Of(own.Provider, own.ConnectionString, services => services
            .AddSingleton<ILogger<EventDelivery>>(Log)
            .AddSingleton<IEventHandler<Happened>>(new Recording(_delivered))
            .AddSingleton<IEventHandler<Happened>, Failing>());

        public IReadOnlyList<string> Delivered => [.. _delivered];

        public LinesOf<EventDelivery> Log { get; } = new();

        public AsyncServiceScope NewScope() => _services.CreateAsyncScope();

        public async Task<Result<Unit>> Run(Func<Action<string>, Result<Unit>> work)
        {
            await using var scope = NewScope();
            return await Run(scope.ServiceProvider, work);
        }

        public static Task<Result<Unit>> Run(IServiceProvider scope, Func<Action<string>, Result<Unit>> work) => scope.GetRequiredService<IUnitOfWork>().Run(
            _ => Task.FromResult(work(what => scope.GetRequiredService<IEvents>().Raise(new Happened(what, DateTimeOffset.UnixEpoch)))), default);

        public ValueTask DisposeAsync() => _services.DisposeAsync();
    }
}
