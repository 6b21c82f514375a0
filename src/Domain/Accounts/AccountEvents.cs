using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Accounts;

[EventName("accounts.confirmation-wanted")]
public sealed record ConfirmationWanted(UserId User, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

/// <summary>Somebody registered an address that has an account.</summary>
[EventName("accounts.registered-again")]
public sealed record RegisteredAgain(UserId User, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

[EventName("accounts.password-reset-wanted")]
public sealed record PasswordResetWanted(UserId User, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

[EventName("accounts.password-changed")]
public sealed record PasswordChanged(UserId User, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

[EventName("accounts.session-started")]
public sealed record SessionStarted(SessionId Session, UserId User, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

[EventName("accounts.session-ended")]
public sealed record SessionEnded(SessionId Session, UserId User, SessionEnd Because, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);
