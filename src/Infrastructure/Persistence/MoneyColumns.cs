using CleanTemplate.Domain.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Persistence;

internal static class MoneyColumns
{
    public static void IsMoney(this ComplexPropertyBuilder<Money> money)
    {
        money.Property(m => m.Amount).HasPrecision(Money.Precision, Money.Decimals);
        money.Property(m => m.Currency).HasMaxLength(Money.CurrencyLength);
    }
}
