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
