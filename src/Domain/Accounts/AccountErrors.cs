using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Accounts;

public static class AccountErrors
{
    /// <summary>Whatever the reason: nobody learns whether the account exists. The attempt counts.</summary>
    public static readonly Error WrongCredentials =
        new(ErrorKind.Unauthorized, "accounts.wrong_credentials", "There is no such account, or it cannot be used now, or the password is wrong.") { LeavesTrace = true };

    public static readonly Error WrongPassword =
        new(ErrorKind.Rule, "accounts.wrong_password", "The present password is wrong, or was wrong too often.") { LeavesTrace = true };

    public static readonly Error InvalidLink =
        new(ErrorKind.Rule, "accounts.invalid_link", "The link is wrong or too old, or has done its work. Ask for a new one.");

    public static readonly Error SessionEnded =
        new(ErrorKind.Unauthorized, "accounts.session_ended", "The session has ended. Sign in again.");

    /// <summary>Answers as an ended session does; that it ended just now is kept.</summary>
    public static readonly Error TokenReplayed = SessionEnded with { LeavesTrace = true };

    public static readonly Error NotYourself =
        new(ErrorKind.Rule, "accounts.not_yourself", "Nobody locks their own account or changes their own roles.");

    public static Error SessionNotFound(SessionId id) => new(ErrorKind.NotFound, "accounts.session_not_found", $"There is no session {id}.");

    public static Error UserNotFound(UserId id) => new(ErrorKind.NotFound, "accounts.user_not_found", $"There is no user {id}.");

    public static Error TooManyAttempts(TimeSpan wait) =>
        new(ErrorKind.TooMany, "accounts.too_many_attempts", $"That was tried too often. Try again in {Math.Ceiling(wait.TotalSeconds)} s.") { RetryAfter = wait };
}
