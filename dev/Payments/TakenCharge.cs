namespace CleanTemplate.Dev.Payments;

/// <summary>Money that the payment company took.</summary>
public sealed record TakenCharge(string Key, Guid Id, decimal Amount, string Currency);
