using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Ordering;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Persistence.Ordering;

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
