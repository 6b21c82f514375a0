using System.Net.Sockets;
using System.Security.Authentication;

namespace CleanTemplate.Infrastructure.Mail.Smtp;

/// <summary>Waits for the network, but not for ever, and says every failure of it in one way.</summary>
internal sealed class Patience(TimeProvider clock)
{
    public async Task<T> For<T>(TimeSpan time, string step, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using CancellationTokenSource end = new(time, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellationToken);
        try
        {
            return await work(either.Token);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MailUndeliveredException($"The mail server did not answer {step} in time.", late);
        }
        catch (AuthenticationException untrusted)
        {
            throw new MailUndeliveredException("The connection to the mail server cannot be encrypted, or its certificate is not trusted.", untrusted);
        }
        catch (Exception broken) when (broken is SocketException or IOException and not MailUndeliveredException)
        {
            throw new MailUndeliveredException($"The connection to the mail server broke at {step}.", broken);
        }
    }
}
