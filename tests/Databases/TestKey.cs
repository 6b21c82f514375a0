using CleanTemplate.Application.Common.Idempotency;

namespace CleanTemplate.Databases;

/// <summary>None: jobs, messages and most requests have no key.</summary>
public sealed class TestKey : IIdempotencyKey
{
    public string? Value => null;
}
