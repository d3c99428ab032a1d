namespace LocalCloud.Services.EventBridge.Delivery;

/// <summary>Tells the delivery queue of new rows. Apart from the queue, because the bus must not know the targets that the queue calls.</summary>
internal sealed class DeliveryBell
{
    /// <summary>Raised after a commit that added deliveries.</summary>
    public event Action? Rang;

    public void Ring() => Rang?.Invoke();
}
