using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Accounts;

public sealed record ConfirmationWanted(UserId User, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

/// <summary>Somebody registered an address that has an account.</summary>
public sealed record RegisteredAgain(UserId User, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

public sealed record PasswordResetWanted(UserId User, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

public sealed record PasswordChanged(UserId User, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

public sealed record SessionStarted(SessionId Session, UserId User, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

public sealed record SessionEnded(SessionId Session, UserId User, SessionEnd Because, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);
