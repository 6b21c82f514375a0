using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Tests.Catalog.InDepth;

public sealed class AuditTrail
{
    [Theory, OnEveryDatabase]
    public async Task Each_change_raises_the_version(TestDatabase database)
    {
        await using var own = await database.Create();
        var mug = await own.Put("MUG");

        await Restock(own, mug);
        await Restock(own, mug);

        Assert.Equal(3, (await own.Reload(mug)).Version);
    }

    [Theory, OnEveryDatabase]
    public async Task Each_row_says_who_wrote_it_when(TestDatabase database)
    {
        await using var own = await database.Create();
        var (created, author) = (own.Clock.Now, own.User.Id);
        var mug = await own.Put("MUG");

        (own.Clock.Now, own.User.Id) = (created.AddHours(1), new(Guid.CreateVersion7()));
        await Restock(own, mug);

        await own.With(async (AppDbContext context) =>
        {
            var row = context.Entry(await context.Set<Product>().SingleAsync());
            Assert.Equal(created, row.Property(AuditColumns.CreatedAt).CurrentValue);
            Assert.Equal(author.ToString(), row.Property(AuditColumns.CreatedBy).CurrentValue);
            Assert.Equal(own.Clock.Now, row.Property(AuditColumns.UpdatedAt).CurrentValue);
            Assert.Equal(own.User.Id.ToString(), row.Property(AuditColumns.UpdatedBy).CurrentValue);
            return row;
        });
    }

    [Theory, OnEveryDatabase]
    public async Task When_nobody_is_signed_in_the_application_says_what_it_was_doing(TestDatabase database)
    {
        await using var own = await database.Create();
        own.User.IsSignedIn = false;
        var mug = await own.Put("MUG");
        Assert.Equal(["system"], await Authors(own));

        await using (var scope = own.NewScope())
        {
            scope.ServiceProvider.GetRequiredService<SystemActor>().Name = $"event:{new string('x', 100)}";
            var context = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            (await context.Set<Product>().SingleAsync(row => row.Id == mug.Id)).ChangePrice(Money.Of(12, "EUR"), own.Clock.Now);
            await context.SaveChangesAsync();
        }

        Assert.Equal([$"event:{new string('x', AuditEntry.WhoLength - 6)}", "system"], await Authors(own));
    }

    [Theory, OnEveryDatabase]
    public async Task The_log_holds_audited_columns_before_and_after(TestDatabase database)
    {
        await using var own = await database.Create();
        var mug = await own.Put("MUG", price: 10);

        await own.With(async (AppDbContext context) =>
        {
            (await context.Set<Product>().SingleAsync()).ChangePrice(Money.Of(12, "EUR"), own.Clock.Now);
            return await context.SaveChangesAsync();
        });

        var log = await own.With((AppDbContext context) => context.Set<AuditEntry>().OrderBy(entry => entry.Id).ToListAsync());
        Assert.Equal(["IsArchived", "Name", "PriceAmount"], log.SkipLast(1).Select(entry => entry.Property).Order(StringComparer.Ordinal));
        Assert.All(log.SkipLast(1), entry => Assert.Null(entry.Before));
        Assert.Equivalent(
            new { Entity = "products", EntityId = mug.Id.ToString(), Property = "PriceAmount", Before = "10.00", After = "12", At = own.Clock.Now, Who = own.User.Id.ToString() },
            log[^1]);
    }

    [Theory, OnEveryDatabase]
    public async Task A_column_that_is_not_audited_leaves_no_line(TestDatabase database)
    {
        await using var own = await database.Create();
        var mug = await own.Put("MUG");
        var before = await Count(own);

        await Restock(own, mug);

        Assert.Equal(before, await Count(own));
    }

    private static Task<List<string>> Authors(OwnDatabase own) => own.With((AppDbContext context) =>
        context.Set<AuditEntry>().Select(entry => entry.Who).Distinct().OrderBy(who => who).ToListAsync());

    private static Task<int> Count(OwnDatabase own) => own.With((AppDbContext context) => context.Set<AuditEntry>().CountAsync());

    private static Task<int> Restock(OwnDatabase own, Product product) => own.With(async (AppDbContext context) =>
    {
        (await context.Set<Product>().SingleAsync(row => row.Id == product.Id)).Restock(1, own.Clock.Now);
        return await context.SaveChangesAsync();
    });
}
