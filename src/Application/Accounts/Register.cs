using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Accounts;

/// <summary>Answers the same whether the address is new or not; what happens next, its owner reads in a mail.</summary>
[Public]
[NoIdempotencyKey("Nobody is signed in whose key it could be, and the body has a password.")]
public sealed record Register(string Email, string Name, string Password) : ICommand;

internal sealed class RegisterValidator : AbstractValidator<Register>
{
    public RegisterValidator()
    {
        RuleFor(register => register.Email).IsEmail();
        RuleFor(register => register.Name).IsText(AccountRules.NameLength);
        RuleFor(register => register.Password).IsNewPassword();
    }
}

internal sealed class RegisterHandler(IAccounts accounts, IAttemptLimits limits, IEvents events, TimeProvider clock) : ICommandHandler<Register, Unit>
{
    public async Task<Result<Unit>> Handle(Register command, CancellationToken cancellationToken)
    {
        if (limits.Refuse(Attempt.Registration, command.Email) is { } refusal) return refusal;

        var (user, wasConfirmed) = await accounts.Register(command.Email, command.Name, command.Password, cancellationToken);
        events.Raise(wasConfirmed ? new RegisteredAgain(user, clock.GetUtcNow()) : new ConfirmationWanted(user, clock.GetUtcNow()));
        return Unit.Value;
    }
}

[Public]
[NoIdempotencyKey("Nobody is signed in whose key it could be, and the body has a secret.")]
public sealed record ConfirmEmail(UserId User, string Token) : ICommand;

internal sealed class ConfirmEmailValidator : AbstractValidator<ConfirmEmail>
{
    public ConfirmEmailValidator()
    {
        RuleFor(confirm => confirm.User).NotEmpty();
        RuleFor(confirm => confirm.Token).IsToken();
    }
}

internal sealed class ConfirmEmailHandler(IAccounts accounts) : ICommandHandler<ConfirmEmail, Unit>
{
    public async Task<Result<Unit>> Handle(ConfirmEmail command, CancellationToken cancellationToken) =>
        await accounts.Confirm(command.User, command.Token, cancellationToken) ? Unit.Value : AccountErrors.InvalidLink;
}

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
