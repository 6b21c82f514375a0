using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Mail;
using CleanTemplate.Domain.Accounts;

namespace CleanTemplate.Application.Accounts;

/// <summary>The token of a link is made when the mail is sent: until then there is nothing to steal.</summary>
internal sealed class ConfirmationMail(IAccounts accounts, IAccountLinks links, IEmailSender mails) : IEventHandler<ConfirmationWanted>
{
    public async Task Handle(ConfirmationWanted fact, CancellationToken cancellationToken)
    {
        if (await accounts.AddressOf(fact.User, LinkFor.Confirmation, cancellationToken) is not { } user) return;

        // Without the name: whoever registered a stranger's address could write to them with it.
        await mails.Send(new(user.Email, "Confirm your e-mail address", $"""
            Hello,

            please confirm your e-mail address:
            {links.Confirmation(fact.User, user.Token)}

            If you did not register, ignore this message. If you registered more than once, the password of the last time counts.
            """), cancellationToken);
    }
}

internal sealed class RegisteredAgainMail(IAccounts accounts, IEmailSender mails) : IEventHandler<RegisteredAgain>
{
    public async Task Handle(RegisteredAgain fact, CancellationToken cancellationToken)
    {
        if (await accounts.AddressOf(fact.User, LinkFor.Nothing, cancellationToken) is not { } user) return;

        await mails.Send(new(user.Email, "You have an account", $"""
            Hello {user.Name},

            somebody registered with your e-mail address, but you have an account already. If it was you, sign in, or ask for a
            new password. If it was not, nothing has changed.
            """), cancellationToken);
    }
}

internal sealed class PasswordResetMail(IAccounts accounts, IAccountLinks links, IEmailSender mails) : IEventHandler<PasswordResetWanted>
{
    public async Task Handle(PasswordResetWanted fact, CancellationToken cancellationToken)
    {
        if (await accounts.AddressOf(fact.User, LinkFor.PasswordReset, cancellationToken) is not { } user) return;

        await mails.Send(new(user.Email, "Choose a new password", $"""
            Hello {user.Name},

            choose a new password here:
            {links.PasswordReset(fact.User, user.Token)}

            If you did not ask for this, ignore this message: your password stays as it is.
            """), cancellationToken);
    }
}

internal sealed class PasswordChangedMail(IAccounts accounts, IEmailSender mails) : IEventHandler<PasswordChanged>
{
    public async Task Handle(PasswordChanged fact, CancellationToken cancellationToken)
    {
        if (await accounts.AddressOf(fact.User, LinkFor.Nothing, cancellationToken) is not { } user) return;

        await mails.Send(new(user.Email, "Your password was changed", $"""
            Hello {user.Name},

            your password was changed, and your other sessions have ended. If it was not you, ask for a new password at once.
            """), cancellationToken);
    }
}
