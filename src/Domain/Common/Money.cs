using System.Text.Json.Serialization;

namespace CleanTemplate.Domain.Common;

/// <summary>An amount in one currency, with two decimals.</summary>
public sealed record Money
{
    public const int CurrencyLength = 3;
    public const int Precision = 18;
    public const int Decimals = 2;
    public const decimal Step = 0.01m;
    public const string CurrencyPattern = "^[A-Z]{3}$";

    [JsonConstructor]
    private Money(decimal amount, string currency) => (Amount, Currency) = (amount, currency);

    public decimal Amount { get; private init; }

    public string Currency { get; private init; }

    public static Money Of(decimal amount, string currency)
    {
        if (!IsCurrency(currency)) throw new ArgumentException($"'{currency}' is not a currency code of three capital letters.", nameof(currency));
        return new(Math.Round(amount, Decimals, MidpointRounding.ToEven), currency);
    }

    public static Money Zero(string currency) => Of(0, currency);

    public static bool IsCurrency(string? text) => text is { Length: CurrencyLength } && text.All(char.IsAsciiLetterUpper);

    public static Money operator +(Money left, Money right) => new(left.Amount + right.InCurrencyOf(left).Amount, left.Currency);

    public static Money operator -(Money left, Money right) => new(left.Amount - right.InCurrencyOf(left).Amount, left.Currency);

    public static Money operator *(Money money, int times) => new(money.Amount * times, money.Currency);

    public Money Percent(decimal percent) => Of(Amount * percent / 100, Currency);

    public override string ToString() => $"{Amount:0.00} {Currency}";

    private Money InCurrencyOf(Money other) =>
        Currency == other.Currency ? this : throw new InvalidOperationException($"{Currency} and {other.Currency} cannot be added up.");
}
