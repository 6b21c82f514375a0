using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Persistence.Ordering;

internal sealed class OrderConfiguration : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> order)
    {
        order.IsAggregate("orders");
        order.Property(o => o.Status).IsAudited();
        order.Property(o => o.Payment).IsAudited();
        order.ComplexProperty(o => o.Discount, discount => discount.IsMoney());
        order.ComplexProperty(o => o.ShippingCost, cost => cost.IsMoney());
        order.Property(o => o.TotalAmount).HasPrecision(Money.Precision, Money.Decimals);
        order.Property(o => o.TotalCurrency).HasMaxLength(Money.CurrencyLength);
        order.Ignore(o => o.Total);
        order.HasMany(o => o.Lines).WithOne().HasForeignKey(OrderLineConfiguration.Order).IsRequired().OnDelete(DeleteBehavior.Cascade);

        order.HasIndex(o => new { o.Customer, o.PlacedAt, o.Id }); // a customer's orders, newest first
        order.HasIndex(o => new { o.Customer, o.TotalAmount, o.Id }); // sorted by what they cost
        order.HasIndex(o => new { o.Customer, o.Status, o.PlacedAt, o.Id }); // those of one status, by age
        order.HasIndex(o => new { o.Customer, o.Status, o.TotalAmount, o.Id }); // and by what they cost
        order.HasIndex(o => o.PlacedAt); // what was sold on a day
    }
}

internal sealed class OrderLineConfiguration : IEntityTypeConfiguration<OrderLine>
{
    public const string Order = "OrderId";

    public void Configure(EntityTypeBuilder<OrderLine> line)
    {
        line.ToTable("order_lines");
        line.Property<OrderId>(Order);
        line.HasKey(Order, nameof(OrderLine.Product));
        line.Property(l => l.Sku).HasMaxLength(Sku.MaxLength);
        line.Property(l => l.Name).HasMaxLength(Product.NameLength);
        line.ComplexProperty(l => l.UnitPrice, price => price.IsMoney());
    }
}

internal sealed class OrderRepository(AppDbContext context) : IOrderRepository
{
    public Task<Order?> Find(OrderId id, UserId? customer, CancellationToken cancellationToken) => context.Set<Order>()
        .Include(order => order.Lines)
        .WithinReachOf(customer)
        .SingleOrDefaultAsync(order => order.Id == id, cancellationToken);

    public void Add(Order order) => context.Add(order);
}

internal static class OrderOwnership
{
    /// <summary>The orders of this customer; all of them when none is named.</summary>
    public static IQueryable<Order> WithinReachOf(this IQueryable<Order> orders, UserId? customer) =>
        customer is { } owner ? orders.Where(order => order.Customer == owner) : orders;
}
