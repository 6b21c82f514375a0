using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Mail;
using CleanTemplate.Domain.Accounts;

namespace CleanTemplate.Application.Accounts;

/// <summary>The token of a link is made when the mail is sent: until then there is nothing to steal.</summary>
[ReachesOutside]
internal sealed class ConfirmationMail(IAccounts accounts, IAccountLinks links, IEmailSender mails) : IEventHandler<ConfirmationWanted>
{
    public async Task Handle(ConfirmationWanted fact, CancellationToken cancellationToken)
    {
        if (await accounts.AddressOf(fact.User, LinkFor.Confirmation, cancellationToken) is not { } user) return;

        // Without the name: whoever registered a stranger's address could write to them with it.
        var letter = Letter.ToSomebody()
            .Says("please confirm that this is your e-mail address.")
            .Link("Confirm the address", links.Confirmation(fact.User, user.Token))
            .Says("If you did not register, ignore this message. If you registered more than once, the password of the last time counts.");
        await mails.Send(letter.About("Confirm your e-mail address", user.Email), cancellationToken);
    }
}

[ReachesOutside]
internal sealed class RegisteredAgainMail(IRecipients recipients, IEmailSender mails) : IEventHandler<RegisteredAgain>
{
    public async Task Handle(RegisteredAgain fact, CancellationToken cancellationToken)
    {
        if (await recipients.Find(fact.User, cancellationToken) is not { } user) return;

        var letter = Letter.To(user.Name)
            .Says("somebody registered with your e-mail address, but you have an account already.")
            .Says("If it was you, sign in, or ask for a new password. If it was not, nothing has changed.");
        await mails.Send(letter.About("You have an account", user.Email), cancellationToken);
    }
}

[ReachesOutside]
internal sealed class PasswordResetMail(IAccounts accounts, IAccountLinks links, IEmailSender mails) : IEventHandler<PasswordResetWanted>
{
    public async Task Handle(PasswordResetWanted fact, CancellationToken cancellationToken)
    {
        if (await accounts.AddressOf(fact.User, LinkFor.PasswordReset, cancellationToken) is not { } user) return;

        var letter = Letter.To(user.Name)
            .Says("somebody, hopefully you, asked for a new password for your account.")
            .Link("Choose a new password", links.PasswordReset(fact.User, user.Token))
            .Says("If you did not ask for this, ignore this message: your password stays as it is.");
        await mails.Send(letter.About("Choose a new password", user.Email), cancellationToken);
    }
}

[ReachesOutside]
internal sealed class PasswordChangedMail(IRecipients recipients, IEmailSender mails) : IEventHandler<PasswordChanged>
{
    public async Task Handle(PasswordChanged fact, CancellationToken cancellationToken)
    {
        if (await recipients.Find(fact.User, cancellationToken) is not { } user) return;

        var letter = Letter.To(user.Name)
            .Says("your password was changed, and your other sessions have ended.")
            .Says("If it was not you, ask for a new password at once.");
        await mails.Send(letter.About("Your password was changed", user.Email), cancellationToken);
    }
}

[ReachesOutside]
internal sealed class NewSignInMail(IRecipients recipients, IEmailSender mails) : IEventHandler<SessionStarted>
{
    public async Task Handle(SessionStarted fact, CancellationToken cancellationToken)
    {
        if (await recipients.Find(fact.User, cancellationToken) is not { } user) return;

        var letter = Letter.To(user.Name)
            .Says($"somebody signed in to your account, {fact.OccurredAt.UtcDateTime:yyyy-MM-dd} at {fact.OccurredAt.UtcDateTime:HH:mm} UTC.")
            .Says("If it was you, there is nothing to do. If it was not, ask for a new password at once: that ends all sessions.");
        await mails.Send(letter.About("New sign-in to your account", user.Email), cancellationToken);
    }
}
