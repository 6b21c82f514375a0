using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Tests.Catalog;

public sealed class UnitsOfWork
{
    [Theory, OnEveryDatabase]
    public async Task A_success_is_committed(TestDatabase database)
    {
        await using var own = await database.Create();
        var mug = await own.Put("MUG", price: 10);

        Assert.Null((await Change(own, mug, product => product.ChangePrice(Euro(12), own.Clock.Now))).Error);

        Assert.Equal(Euro(12), (await own.Reload(mug)).Price);
    }

    [Theory, OnEveryDatabase]
    public async Task A_refusal_leaves_nothing(TestDatabase database)
    {
        await using var own = await database.Create();
        var mug = await own.Put("MUG", price: 10);

        await Change(own, mug, product => product.ChangePrice(Euro(12), own.Clock.Now).Then(() => (Result)CommonErrors.Conflict));

        Assert.Equal(Euro(10), (await own.Reload(mug)).Price);
    }

    [Theory, OnEveryDatabase]
    public async Task An_exception_leaves_nothing(TestDatabase database)
    {
        await using var own = await database.Create();
        var mug = await own.Put("MUG", stock: 5);

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Change(own, mug, product =>
        {
            product.Restock(1, own.Clock.Now);
            throw new InvalidTimeZoneException();
        }));

        Assert.Equal(5, (await own.Reload(mug)).Stock);
    }

    [Theory, OnEveryDatabase]
    public async Task Who_comes_second_meets_a_conflict(TestDatabase database)
    {
        await using var own = await database.Create();
        var mug = await own.Put("MUG");

        await Assert.ThrowsAsync<ConflictException>(() => Change(own, mug, product =>
        {
            Change(own, mug, other => other.Restock(1, own.Clock.Now)).GetAwaiter().GetResult();
            return product.ChangePrice(Euro(12), own.Clock.Now);
        }));

        Assert.Equal((Euro(10), 6), ((await own.Reload(mug)).Price, (await own.Reload(mug)).Stock));
    }

    [Theory, OnEveryDatabase]
    public async Task Two_products_cannot_take_one_sku_at_the_same_time(TestDatabase database)
    {
        await using var own = await database.Create();
        await own.Put("MUG");

        await Assert.ThrowsAsync<ConflictException>(() => own.With((IServiceProvider scope) => scope.GetRequiredService<IUnitOfWork>().Run(_ =>
        {
            scope.GetRequiredService<IProductRepository>().Add(
                Product.Create(ProductId.New(own.Clock.Now), Sku.Of("MUG"), "Mug", Euro(10), 0, own.Clock.Now).Value);
            return Task.FromResult<Result<Unit>>(Unit.Value);
        }, default)));
    }

    [Theory, OnEveryDatabase]
    public async Task Of_two_that_wait_for_each_other_one_meets_a_conflict(TestDatabase database)
    {
        await using var own = await database.Create();
        var (cup, mug) = (await own.Put("CUP"), await own.Put("MUG"));
        using Barrier bothHoldOne = new(2);

        var outcomes = await Task.WhenAll(Cross(cup, mug), Cross(mug, cup));

        Assert.Single(outcomes, exception => exception is null);
        Assert.Single(outcomes, exception => exception is ConflictException);

        // Each has written one product, and saves the other one when both have.
        Task<Exception?> Cross(Product first, Product second) => Task.Run(async () => await Record.ExceptionAsync(() =>
            own.With((IServiceProvider scope) => scope.GetRequiredService<IUnitOfWork>().Run<Unit>(async token =>
            {
                await scope.GetRequiredService<IStock>().Return([new(first.Sku.Value, 1)], token);
                var other = await scope.GetRequiredService<IProductRepository>().Find(second.Id, token);
                bothHoldOne.SignalAndWait(TimeSpan.FromSeconds(10), token);
                return other!.Restock(1, own.Clock.Now);
            }, default))));
    }

    private static Task<Result<Unit>> Change(OwnDatabase own, Product product, Func<Product, Result> change) =>
        own.With((IServiceProvider scope) => scope.GetRequiredService<IUnitOfWork>().Run<Unit>(
            async token => change((await scope.GetRequiredService<IProductRepository>().Find(product.Id, token))!), default));

    private static Money Euro(decimal amount) => Money.Of(amount, "EUR");
}
