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
