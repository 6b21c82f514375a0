using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Catalog;

public sealed class Product : AggregateRoot<ProductId>
{
    public const int NameLength = 200;
    public const int MaxStock = 1_000_000;
    public const decimal MaxPrice = 1_000_000;

    private Product(ProductId id, Sku sku, string name, int stock, DateTimeOffset createdAt) : base(id)
    {
        (Sku, Name, Stock, CreatedAt) = (sku, name, stock, createdAt);
        SearchName = NormalizeName(name);
    }

    public Sku Sku { get; private init; }

    public string Name { get; private set; }

    /// <summary>The name as the search compares it.</summary>
    public string SearchName { get; private set; }

    // EF Core cannot index a member of a complex type, and the catalog sorts and filters by price: two plain columns.
    public decimal PriceAmount { get; private set; }

    public string PriceCurrency { get; private set; } = "";

    public Money Price
    {
        get => Money.Of(PriceAmount, PriceCurrency);
        private set => (PriceAmount, PriceCurrency) = (value.Amount, value.Currency);
    }

    public int Stock { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public bool IsArchived { get; private set; }

    public static string NormalizeName(string name) => name.Trim().ToUpperInvariant();

    public static Result<Product> Create(ProductId id, Sku sku, string name, Money price, int stock, DateTimeOffset at)
    {
        if (price.Amount is <= 0 or > MaxPrice) return ProductErrors.PriceOutOfRange(price);
        if (stock is < 0 or > MaxStock) return ProductErrors.StockOutOfRange(stock);

        Product product = new(id, sku, name.Trim(), stock, at) { Price = price };
        product.Raise(new ProductCreated(id, sku.Value, price, at));
        return product;
    }

    public Result Rename(string name, DateTimeOffset at)
    {
        if (IsArchived) return ProductErrors.Archived(Sku);

        var (before, after) = (Name, name.Trim());
        if (before == after) return Result.Success;

        (Name, SearchName) = (after, NormalizeName(after));
        Raise(new ProductRenamed(Id, before, after, at));
        return Result.Success;
    }

    public Result ChangePrice(Money price, DateTimeOffset at)
    {
        if (IsArchived) return ProductErrors.Archived(Sku);
        if (price.Amount is <= 0 or > MaxPrice) return ProductErrors.PriceOutOfRange(price);
        if (price.Currency != PriceCurrency) return ProductErrors.OtherCurrency(PriceCurrency);
        if (price == Price) return Result.Success;

        var before = Price;
        Price = price;
        Raise(new ProductPriceChanged(Id, before, price, at));
        return Result.Success;
    }

    public Result Restock(int quantity, DateTimeOffset at)
    {
        if (IsArchived) return ProductErrors.Archived(Sku);
        if (quantity < 1 || quantity > MaxStock - Stock) return ProductErrors.StockOutOfRange((long)Stock + quantity);

        Stock += quantity;
        Raise(new ProductRestocked(Id, quantity, at));
        return Result.Success;
    }

    /// <summary>Takes the product out of the shop. Archiving it again changes nothing.</summary>
    public Result Archive(DateTimeOffset at)
    {
        if (IsArchived) return Result.Success;

        IsArchived = true;
        Raise(new ProductArchived(Id, at));
        return Result.Success;
    }
}

[TypeConverter(typeof(IdTypeConverter<ProductId>)), JsonConverter(typeof(IdJsonConverter<ProductId>))]
public readonly record struct ProductId(Guid Value) : IId<ProductId>
{
    public static ProductId New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    public static ProductId From(Guid value) => new(value);

    public static ProductId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ProductId result)
    {
        var parsed = Guid.TryParse(s, out var value);
        result = new(value);
        return parsed;
    }

    public int CompareTo(ProductId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();

    public static bool operator <(ProductId left, ProductId right) => left.Value < right.Value;

    public static bool operator >(ProductId left, ProductId right) => left.Value > right.Value;

    public static bool operator <=(ProductId left, ProductId right) => left.Value <= right.Value;

    public static bool operator >=(ProductId left, ProductId right) => left.Value >= right.Value;
}

/// <summary>A stock keeping unit: capital letters, digits and hyphens.</summary>
public sealed record Sku
{
    public const int MaxLength = 32;
    public const string Pattern = "^[A-Za-z0-9-]{1,32}$";

    private Sku(string value) => Value = value;

    public string Value { get; }

    public static bool IsValid(string? text) =>
        text is { Length: >= 1 and <= MaxLength } && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    public static Sku Of(string text) =>
        IsValid(text) ? new(text.ToUpperInvariant()) : throw new ArgumentException($"'{text}' is not a sku.", nameof(text));

    public override string ToString() => Value;
}

public interface IProductRepository
{
    Task<Product?> Find(ProductId id, CancellationToken cancellationToken);

    Task<bool> IsTaken(Sku sku, CancellationToken cancellationToken);

    /// <summary>Those of these that there are products with, in one query.</summary>
    Task<IReadOnlyList<Sku>> Taken(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken);

    void Add(Product product);
}
