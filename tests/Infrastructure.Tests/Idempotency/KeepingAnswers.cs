using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Idempotency;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Idempotency;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Tests.Idempotency;

public sealed class KeepingAnswers
{
    private const string Key = "7f3c";
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(200);
    private static readonly OperationKey First = new("First", Key);
    private static readonly KeptAnswer Answer = new("00FF", "\"done\"");
    private static readonly Error Refusal = new(ErrorKind.Rule, "test.no", "No.");

    [Theory, OnEveryDatabase]
    public async Task An_answer_is_found_again_in_one_round_trip(TestDatabase database)
    {
        await using var own = await database.Create();

        Assert.Null(await Do(own, First));
        own.Statements.Clear();

        Assert.Equal(Answer, await Do(own, First));
        Assert.Single(own.Statements.All);
    }

    [Theory, OnEveryDatabase]
    public async Task The_same_key_of_another_operation_or_another_user_or_in_other_letters_is_another_key(TestDatabase database)
    {
        await using var own = await database.Create();
        await Do(own, First);

        Assert.Null(await Do(own, First with { Operation = "Second" }));
        Assert.Null(await Do(own, First with { Key = Key.ToUpperInvariant() }));
        own.User.Id = UserId.New(own.Clock.Now);
        Assert.Null(await Do(own, First));
    }

    [Theory, OnEveryDatabase]
    public async Task An_answer_is_kept_for_a_day(TestDatabase database)
    {
        await using var own = await database.Create();
        await Do(own, First);

        own.Clock.Now += TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1);
        Assert.Equal(Answer, await Do(own, First));
        own.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.Null(await Do(own, First));
        Assert.Equal(Answer, await Do(own, First));
    }

    [Theory, OnEveryDatabase]
    public async Task What_ends_without_an_answer_leaves_the_key_to_the_next_one(TestDatabase database)
    {
        await using var own = await database.Create();

        await Run<Unit>(own, async answers =>
        {
            await answers.Take(First, default);
            return Refusal;
        });
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Run<Unit>(own, async answers =>
        {
            await answers.Take(First, default);
            throw new InvalidTimeZoneException();
        }));
        await Run<Unit>(own, async answers =>
        {
            await answers.Take(First, default);
            await answers.GiveBack(First, default);
            return Refusal with { LeavesTrace = true };
        });

        Assert.Equal(0, await Count(own));
        Assert.Null(await Do(own, First));
    }

    [Theory, OnEveryDatabase]
    public async Task The_second_waits_for_the_first_and_gets_its_answer(TestDatabase database)
    {
        await using var own = await database.Create();
        TaskCompletionSource taken = new(), go = new();

        var first = Run<Unit>(own, async answers =>
        {
            await answers.Take(First, default);
            taken.SetResult();
            await go.Task;
            await answers.Keep(First, Answer, default);
            return Unit.Value;
        });
        await taken.Task;
        var second = Do(own, First);
        await Task.Delay(Wait);
        Assert.False(second.IsCompleted);
        go.SetResult();

        Assert.Equal(Answer, await second);
        await first;
    }

    [Theory, OnEveryDatabase]
    public async Task The_second_goes_on_when_the_first_is_refused(TestDatabase database)
    {
        await using var own = await database.Create();
        TaskCompletionSource taken = new(), go = new();

        var first = Run<Unit>(own, async answers =>
        {
            await answers.Take(First, default);
            taken.SetResult();
            await go.Task;
            return Refusal;
        });
        await taken.Task;
        var second = Do(own, First);
        go.SetResult();

        Assert.Null(await second);
        await first;
    }

    [Theory, OnEveryDatabase]
    public async Task Nobody_waits_for_ever_for_a_key_and_longer_for_anything_else(TestDatabase database)
    {
        await using var own = await database.Create();
        await using var hasty = Composition.Of(own.Provider, own.ConnectionString, services => services.Configure<IdempotencyOptions>(options => options.Wait = Wait));
        hasty.GetRequiredService<TestUser>().Id = own.User.Id;
        await Do(own, First with { Operation = "Second" });
        TaskCompletionSource taken = new(), go = new();

        var first = Run(own, async (answers, context) =>
        {
            await answers.Take(First, default);
            await Touch(context, "Second");
            taken.SetResult();
            await go.Task;
            return Unit.Value;
        });
        await taken.Task;
        var refused = await Run(hasty.CreateAsyncScope(), (answers, _) => answers.Take(First, default));
        var patient = Run(hasty.CreateAsyncScope(), async (answers, context) =>
        {
            Assert.Null((await answers.Take(First with { Operation = "Third" }, default)).Value);
            return await Touch(context, "Second");
        });
        await Task.Delay(3 * Wait);

        Assert.Equal(CommonErrors.KeyInUse, refused.Error);
        Assert.False(patient.IsCompleted);
        go.SetResult();
        Assert.Equal(1, (await patient).Value);
        await first;
    }

    [Theory, OnEveryDatabase]
    public async Task Keys_that_have_expired_are_forgotten_and_no_others(TestDatabase database)
    {
        await using var own = await database.Create();
        await Do(own, First);
        own.Clock.Now += TimeSpan.FromHours(1);
        await Do(own, First with { Key = "later" });
        await using var scope = own.NewScope();
        var job = scope.ServiceProvider.GetRequiredKeyedService<IScheduledJob>("idempotency-keys-cleanup");

        Assert.Equal("1 keys forgotten", await job.Run(own.Clock.Now.AddHours(23), default));
        Assert.Equal(1, await Count(own));
    }

    /// <summary>The answer that is found, or null when this was the first time.</summary>
    private static async Task<KeptAnswer?> Do(OwnDatabase own, OperationKey key) => (await Run(own, async answers =>
    {
        var found = await answers.Take(key, default);
        if (found is { Error: null, Value: null }) await answers.Keep(key, Answer, default);
        return found;
    })).Value;

    private static Task<Result<T>> Run<T>(OwnDatabase own, Func<IKeptAnswers, Task<Result<T>>> work) => Run(own.NewScope(), (answers, _) => work(answers));

    private static Task<Result<Unit>> Run(OwnDatabase own, Func<IKeptAnswers, AppDbContext, Task<Result<Unit>>> work) => Run(own.NewScope(), work);

    private static async Task<Result<T>> Run<T>(AsyncServiceScope scope, Func<IKeptAnswers, AppDbContext, Task<Result<T>>> work)
    {
        await using (scope)
        {
            var (answers, context) = (scope.ServiceProvider.GetRequiredService<IKeptAnswers>(), scope.ServiceProvider.GetRequiredService<AppDbContext>());
            return await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().Run(_ => work(answers, context), default);
        }
    }

    private static async Task<Result<int>> Touch(AppDbContext context, string operation) => await context.Set<UsedKey>()
        .Where(used => used.Operation == operation)
        .ExecuteUpdateAsync(row => row.SetProperty(used => used.Answer, "touched"));

    private static Task<int> Count(OwnDatabase own) => own.With((AppDbContext context) => context.Set<UsedKey>().CountAsync());
}
