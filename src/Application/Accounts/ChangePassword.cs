using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Accounts;

/// <summary>Ends every other session. This one goes on, with a new access token from its next refresh.</summary>
[SignedIn]
public sealed record ChangePassword(string Present, string Next) : ICommand;

internal sealed class ChangePasswordValidator : AbstractValidator<ChangePassword>
{
    public ChangePasswordValidator()
    {
        RuleFor(change => change.Present).IsPassword();
        RuleFor(change => change.Next).IsNewPassword();
    }
}

internal sealed class ChangePasswordHandler(
    IPasswords passwords, ISessionRepository sessions, ISecurityLog log, IEvents events, ICurrentUser user, ICaller caller, TimeProvider clock) : ICommandHandler<ChangePassword, Unit>
{
    public async Task<Result<Unit>> Handle(ChangePassword command, CancellationToken cancellationToken)
    {
        if (!await passwords.Change(user.Id, command.Present, command.Next, cancellationToken)) return AccountErrors.WrongPassword;

        var now = clock.GetUtcNow();
        await sessions.EndAll(user.Id, except: caller.Session, SessionEnd.PasswordChanged, now, cancellationToken);
        log.Write(SecurityEventKind.PasswordChanged, user.Id);
        events.Raise(new PasswordChanged(user.Id, now));
        return Unit.Value;
    }
}
