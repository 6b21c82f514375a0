using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Access;

/// <summary>What one endpoint answers each role, and how it is asked: with a valid request, on data made for it.</summary>
internal sealed record AccessRow(string Endpoint, IReadOnlyList<(Role Role, Outcome Outcome)> Outcomes, Func<Scene, Task<HttpRequestMessage>> Request);

/// <summary>The one who asks; where what is asked for belongs to somebody, it belongs to the customer.</summary>
internal sealed record Scene(Api Api, UserId Customer, HttpClient AsCustomer, HttpClient AsManager);

internal enum Role
{
    Anonymous,
    Customer,

    /// <summary>Another customer.</summary>
    Other,
    Manager,
    Admin,
}

/// <summary>A refusal with this status, or any success.</summary>
internal readonly record struct Outcome(int? Refusal)
{
    public static implicit operator Outcome(int refusal) => new(refusal);

    public bool Is(int status) => Refusal is { } refusal ? status == refusal : status is >= 200 and < 300;

    public override string ToString() => Refusal?.ToString() ?? "a success";
}
