using System.Collections.Frozen;
using CleanTemplate.Infrastructure.Tokens;

namespace CleanTemplate.Infrastructure.Accounts.Tokens;

/// <summary>The server's keys, as they were when they were last looked at.</summary>
/// <param name="Current">Signs.</param>
/// <param name="Accepted">By their ids: the current, the next and the retired ones.</param>
/// <param name="RefreshKey">What refresh tokens are made with.</param>
internal sealed record KeyRing(SigningKey Current, FrozenDictionary<string, VerificationKey> Accepted, byte[] RefreshKey);
