using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Application.Ordering;
using CleanTemplate.Application.Payments;
using CleanTemplate.Databases.Payments.InDepth;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Ordering.Shipping;
using CleanTemplate.Domain.Payments;
using CleanTemplate.Infrastructure.Events;
using CleanTemplate.Infrastructure.Jobs;
using CleanTemplate.Infrastructure.Payments;
using CleanTemplate.Infrastructure.Payments.Http;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Tests.Ordering.InDepth;

/// <summary>One more instance of the application on a database, paid through a payment company. It works when the test says so.</summary>
internal sealed class Cashier(OwnDatabase own, TroubledPaymentApi api, int triesToJudgeBy = 3) : IAsyncDisposable
{
    private readonly ServiceProvider _services = Composition.Of(own.Provider, own.ConnectionString, services => services
        .PostConfigure<PaymentOptions>(options => options.Provider = HttpPayments.Name)
        .PostConfigure<HttpPaymentOptions>(options =>
        {
            (options.BaseAddress, options.ApiKey) = (api.Address, TroubledPaymentApi.ApiKey);
            (options.RetryDelay, options.TriesToJudgeBy) = (TimeSpan.FromMilliseconds(10), triesToJudgeBy);
        })
        .AddSingleton(container => new WatchedPayments(container.GetRequiredKeyedService<IPaymentProvider>(HttpPayments.Name)))
        .AddSingleton<IPaymentProvider>(container => container.GetRequiredService<WatchedPayments>()));

    public WatchedPayments Payments => _services.GetRequiredService<WatchedPayments>();

    public TestClock Clock => _services.GetRequiredService<TestClock>();

    public AsyncServiceScope NewScope() => _services.CreateAsyncScope();

    public Task<OrderId> Placed() => With(async (AppDbContext context) =>
    {
        var line = OrderLine.For(ProductId.New(Clock.Now), "MUG", "Mug", Money.Of(10, "EUR"), 1);
        var order = Order.Place(OrderId.New(Clock.Now), _services.GetRequiredService<TestUser>().Id, [line], [], new PickupShipping(), Clock.Now).Value;
        context.Add(order);
        await context.SaveChangesAsync();
        return order.Id;
    });

    /// <summary>The attempt at it.</summary>
    public async Task<PaymentAttemptId> Pay(OrderId order)
    {
        // Ids are sorted by their time.
        Clock.Now += TimeSpan.FromMilliseconds(1);
        Assert.Null((await With((ICommandHandler<PayOrder, Unit> handler) => handler.Handle(new(order, null), default))).Error);
        return (await Attempts(order))[^1].Id;
    }

    /// <summary>Runs the jobs that wait, each once.</summary>
    public async Task Work()
    {
        var worker = _services.GetRequiredService<JobWorker>();
        while (await worker.Begin(default) > 0) await worker.WhenIdle();
        await HandleFacts();
    }

    public Task<string?> Collect(PaymentAttemptId attempt) => With((IJob<CollectPayment> job) => job.Run(new(attempt), default));

    /// <summary>What follows from what was collected.</summary>
    public async Task HandleFacts()
    {
        var dispatcher = _services.GetRequiredService<EventDispatcher>();
        while (await dispatcher.HandleDue(default) > 0)
        {
        }
    }

    /// <summary>What the schedule does a minute from now.</summary>
    public async Task<string?> NextMinute()
    {
        Clock.Now += TimeSpan.FromMinutes(1);
        await using var scope = NewScope();
        var result = await scope.ServiceProvider.GetRequiredKeyedService<IScheduledJob>("pending-payments").Run(Clock.Now, default);
        await HandleFacts();
        return result;
    }

    public Task<Order> Reload(OrderId id) => With((AppDbContext context) => context.Set<Order>().AsNoTracking().SingleAsync(order => order.Id == id));

    public Task<List<PaymentAttempt>> Attempts(OrderId order) => With((AppDbContext context) =>
        context.Set<PaymentAttempt>().AsNoTracking().Where(attempt => attempt.Subject == order.ToString()).OrderBy(attempt => attempt.Id).ToListAsync());

    public Task<List<QueuedJob>> Jobs() => With((AppDbContext context) => context.Set<QueuedJob>().AsNoTracking().ToListAsync());

    public Task<int> Facts(string name) => With((AppDbContext context) => context.Set<OutboxEvent>().CountAsync(fact => fact.Name == name));

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task<T> With<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = NewScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
