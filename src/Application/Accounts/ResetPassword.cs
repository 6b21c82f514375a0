using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Accounts;

/// <summary>Answers the same for an address that has an account and for one that has none.</summary>
[Public]
[NoIdempotencyKey("Nobody is signed in whose key it could be; another mail does no harm.")]
public sealed record ForgotPassword(string Email) : ICommand;

internal sealed class ForgotPasswordValidator : AbstractValidator<ForgotPassword>
{
    public ForgotPasswordValidator() => RuleFor(forgot => forgot.Email).IsEmail();
}

internal sealed class ForgotPasswordHandler(
    IAccounts accounts, IAttemptLimits limits, IEvents events, TimeProvider clock) : ICommandHandler<ForgotPassword, Unit>
{
    public async Task<Result<Unit>> Handle(ForgotPassword command, CancellationToken cancellationToken)
    {
        if (limits.Refuse(Attempt.PasswordResetMail, command.Email) is { } refusal) return refusal;

        if (await accounts.FindConfirmed(command.Email, cancellationToken) is { } user) events.Raise(new PasswordResetWanted(user, clock.GetUtcNow()));
        return Unit.Value;
    }
}

[Public]
[NoIdempotencyKey("Nobody is signed in whose key it could be, and the body has a password.")]
public sealed record ResetPassword(UserId User, string Token, string Password) : ICommand;

internal sealed class ResetPasswordValidator : AbstractValidator<ResetPassword>
{
    public ResetPasswordValidator()
    {
        RuleFor(reset => reset.User).NotEmpty();
        RuleFor(reset => reset.Token).IsToken();
        RuleFor(reset => reset.Password).IsNewPassword();
    }
}

internal sealed class ResetPasswordHandler(
    IPasswords passwords, ISessionRepository sessions, ISecurityLog log, IEvents events, TimeProvider clock) : ICommandHandler<ResetPassword, Unit>
{
    public async Task<Result<Unit>> Handle(ResetPassword command, CancellationToken cancellationToken)
    {
        if (!await passwords.Reset(command.User, command.Token, command.Password, cancellationToken)) return AccountErrors.InvalidLink;

        var now = clock.GetUtcNow();
        await sessions.EndAll(command.User, except: null, SessionEnd.PasswordChanged, now, cancellationToken);
        log.Write(SecurityEventKind.PasswordReset, command.User);
        events.Raise(new PasswordChanged(command.User, now));
        return Unit.Value;
    }
}
