using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Accounts;

/// <summary>Answers the same for an address that waits for its confirmation and for one that does not.</summary>
[Public]
[NoIdempotencyKey("Nobody is signed in whose key it could be; another mail does no harm.")]
public sealed record ResendConfirmation(string Email) : ICommand;

internal sealed class ResendConfirmationValidator : AbstractValidator<ResendConfirmation>
{
    public ResendConfirmationValidator() => RuleFor(resend => resend.Email).IsEmail();
}

internal sealed class ResendConfirmationHandler(
    IAccounts accounts, IAttemptLimits limits, IEvents events, TimeProvider clock) : ICommandHandler<ResendConfirmation, Unit>
{
    public async Task<Result<Unit>> Handle(ResendConfirmation command, CancellationToken cancellationToken)
    {
        if (limits.Refuse(Attempt.ConfirmationMail, command.Email) is { } refusal) return refusal;

        if (await accounts.FindPending(command.Email, cancellationToken) is { } user) events.Raise(new ConfirmationWanted(user, clock.GetUtcNow()));
        return Unit.Value;
    }
}
