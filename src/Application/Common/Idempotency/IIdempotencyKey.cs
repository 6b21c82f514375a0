namespace CleanTemplate.Application.Common.Idempotency;

/// <summary>The key that the sender gave the request at hand, to send it again under; jobs and messages have none.</summary>
public interface IIdempotencyKey
{
    string? Value { get; }
}
