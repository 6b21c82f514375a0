using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Accounts;

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
