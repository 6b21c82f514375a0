using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Accounts;

/// <summary>Whom to tell what has happened.</summary>
public interface IRecipients
{
    /// <summary>Null when there is no such user any more, or none who has confirmed the address.</summary>
    Task<Recipient?> Find(UserId user, CancellationToken cancellationToken);
}

public sealed record Recipient(string Email, string Name);
