# SPDX-License-Identifier: GPL-2.0
"""Headers that others need before them and do not include themselves.

The kernel's sources include them in that order by hand. The rows come from Debian's 6.12 for x86_64 and
arm64, every header of which was compiled alone behind linux/module.h; most were found by `finder.py`.
One row for all kernels; what a kernel does not have is left out there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

TABLE = """
acpi/acpi.h: linux/acpi.h
acpi/acpi_bus.h: linux/acpi.h
acpi/acpi_drivers.h: linux/acpi.h
acpi/acpi_io.h: linux/acpi.h
acpi/acpi_lpat.h: linux/acpi.h
acpi/acpiosxf.h: linux/acpi.h
acpi/acpixf.h: linux/acpi.h
acpi/acrestyp.h: linux/acpi.h
acpi/actbl.h: linux/acpi.h
acpi/actbl1.h: linux/acpi.h
acpi/actbl2.h: linux/acpi.h
acpi/actbl3.h: linux/acpi.h
acpi/actypes.h: linux/acpi.h
acpi/platform/acenv.h: linux/acpi.h
acpi/platform/acenvex.h: linux/acpi.h
acpi/platform/aclinux.h: linux/acpi.h
acpi/platform/aclinuxex.h: linux/acpi.h
acpi/processor.h: linux/acpi.h
asm-generic/hyperv-tlfs.h: asm/hyperv-tlfs.h
asm-generic/xor.h: linux/raid/xor.h
asm/acpi.h: linux/acpi.h
asm/efi.h: linux/efi.h
asm/elfcore-compat.h: linux/elfcore-compat.h
asm/floppy.h: linux/irqreturn.h asm/dma.h
asm/vdso/getrandom.h: vdso/datapage.h
asm/vvar.h: vdso/datapage.h
asm/xen/interface_64.h: xen/interface/xen.h
asm/xor.h: linux/raid/xor.h
asm/xor_64.h: linux/raid/xor.h asm/xor.h
asm/xor_avx.h: linux/raid/xor.h
linux/atmel-isc-media.h: linux/v4l2-controls.h
linux/ceph/ceph_fs.h: linux/socket.h
linux/ceph/msgr.h: linux/socket.h
linux/ceph/rados.h: linux/socket.h
linux/console_struct.h: linux/tty_port.h linux/kd.h
linux/dlm_plock.h: linux/dlm.h
linux/fw_table.h: linux/acpi.h
linux/gpio/gpio-nomadik.h: linux/gpio/driver.h
linux/hdlc/ioctl.h: linux/if.h
linux/huge_mm.h: linux/mm.h
linux/hugetlb_cgroup.h: linux/hugetlb.h linux/cgroup-defs.h linux/page_counter.h
linux/iio/frequency/ad9523.h: linux/mod_devicetable.h
linux/iio/iio-opaque.h: linux/iio/iio.h
linux/iio/sysfs.h: linux/device.h
linux/iio/trigger.h: linux/device.h
linux/imx-media.h: linux/v4l2-controls.h
linux/irqdesc.h: linux/irq.h
linux/ism.h: linux/device.h
linux/leds-lp3952.h: linux/leds.h
linux/lockd/share.h: linux/sunrpc/xdr.h
linux/mfd/viperboard.h: linux/platform_device.h
linux/mlx5/mlx5_ifc_vdpa.h: linux/mlx5/mlx5_ifc.h
linux/mm_inline.h: linux/mm.h
linux/nfs_fs_sb.h: linux/nfs4.h linux/nfs.h linux/nfs3.h
linux/nfs_page.h: linux/nfs4.h linux/nfs.h linux/nfs3.h
linux/nfs_xdr.h: linux/nfs4.h linux/nfs.h linux/nfs3.h
linux/ntb_transport.h: linux/device/driver.h
linux/nvme-fc-driver.h: scsi/fc/fc_fs.h
linux/nvme-fc.h: linux/nvme.h
linux/of_pdt.h: linux/of.h
linux/patchkey.h: linux/soundcard.h
linux/pm_wakeup.h: linux/device.h
linux/power/jz4740-battery.h: linux/power_supply.h
linux/qed/eth_common.h: linux/qed/common_hsi.h
linux/qed/fcoe_common.h: linux/qed/common_hsi.h linux/qed/storage_common.h
linux/qed/iscsi_common.h: linux/qed/common_hsi.h linux/qed/storage_common.h linux/qed/tcp_common.h
linux/qed/nvmetcp_common.h: linux/qed/common_hsi.h linux/qed/storage_common.h
linux/qed/qed_eth_if.h: linux/qed/common_hsi.h
linux/qed/qed_fcoe_if.h: linux/qed/common_hsi.h linux/qed/storage_common.h linux/qed/fcoe_common.h
linux/qed/storage_common.h: linux/qed/common_hsi.h
linux/regulator/gpio-regulator.h: linux/regulator/driver.h
linux/scc.h: linux/netdevice.h
linux/smscphy.h: linux/irqreturn.h
linux/soundwire/sdw.h: linux/device.h
linux/soundwire/sdw_intel.h: linux/acpi.h linux/device.h linux/irqreturn.h
linux/spi/spi_bitbang.h: linux/spi/spi.h
linux/sunrpc/xdrgen/_builtins.h: linux/sunrpc/xdr.h linux/sunrpc/xdrgen/_defs.h
linux/sunrpc/xprtsock.h: linux/sunrpc/xprt.h
linux/svga.h: linux/fb.h
linux/usb/cdc_ncm.h: linux/usb/cdc.h linux/interrupt.h
linux/usb/hcd.h: linux/usb.h
linux/usb/serial.h: linux/tty_port.h linux/usb.h
linux/usb/tcpci.h: linux/irqreturn.h
linux/usb_usual.h: linux/mod_devicetable.h
linux/virtio_caif.h: linux/virtio_types.h
media/davinci/vpif_types.h: linux/videodev2.h
media/i2c/saa6588.h: linux/poll.h
media/i2c/tda1997x.h: media/v4l2-mediabus.h
media/imx.h: linux/v4l2-controls.h
media/v4l2-flash-led-class.h: linux/led-class-flash.h
net/9p/client.h: net/9p/9p.h
net/bluetooth/coredump.h: linux/skbuff.h
net/bluetooth/hci.h: net/bluetooth/bluetooth.h
net/bluetooth/hci_core.h: net/bluetooth/bluetooth.h
net/bluetooth/hci_mon.h: net/bluetooth/bluetooth.h
net/bluetooth/hci_sock.h: net/bluetooth/bluetooth.h
net/bluetooth/hci_sync.h: net/bluetooth/bluetooth.h
net/bluetooth/iso.h: net/bluetooth/bluetooth.h
net/bluetooth/l2cap.h: net/bluetooth/bluetooth.h
net/bluetooth/mgmt.h: net/bluetooth/bluetooth.h net/bluetooth/hci_core.h
net/bluetooth/rfcomm.h: net/bluetooth/bluetooth.h
net/bluetooth/sco.h: net/bluetooth/bluetooth.h
net/bond_alb.h: linux/netdevice.h
net/caif/cfsrvl.h: net/caif/caif_layer.h
net/codel_impl.h: net/codel.h
net/mana/hw_channel.h: net/mana/gdma.h
net/sctp/ulpqueue.h: linux/skbuff.h
net/tcp_ao.h: net/tcp.h
pcmcia/ds.h: pcmcia/cistpl.h
rdma/ibta_vol1_c12.h: rdma/ib_mad.h
rdma/tid_rdma_defs.h: rdma/ib_hdrs.h
scsi/fc/fc_fip.h: linux/if_ether.h
sound/ad1843.h: sound/asound.h
sound/cs35l41.h: linux/irqreturn.h
sound/emu8000.h: linux/device.h
sound/emux_synth.h: linux/device.h
sound/intel-dsp-config.h: linux/acpi.h
sound/sdw.h: linux/device.h
sound/seq_device.h: linux/device.h
sound/soc-acpi-intel-match.h: sound/soc-acpi.h
sound/soc-dai.h: sound/soc.h
sound/sof/control.h: sound/sof/stream.h
sound/sof/pm.h: sound/sof/stream.h
sound/tas2563-tlv.h: sound/tlv.h
sound/tas2781-tlv.h: sound/tlv.h
sound/tas2781.h: linux/crc8.h
target/iscsi/iscsi_target_stat.h: target/iscsi/iscsi_target_core.h
trace/events/asoc.h: sound/soc-dapm.h
trace/events/habanalabs.h: linux/dma-direction.h
trace/events/mmflags.h: linux/tracepoint.h
trace/events/nilfs2.h: linux/blk_types.h
trace/misc/nfs.h: linux/tracepoint.h linux/nfs.h linux/nfs_fs.h
trace/misc/rdma.h: linux/tracepoint.h rdma/ib_verbs.h
video/neomagic.h: video/vga.h
video/udlfb.h: linux/fb.h
xen/evtchn.h: xen/interface/xen.h
xen/gntdev.h: xen/interface/grant_table.h
xen/interface/hvm/dm_op.h: asm/xen/interface.h
xen/interface/memory.h: xen/interface/xen.h
xen/interface/physdev.h: xen/interface/xen.h
xen/interface/vcpu.h: xen/interface/xen.h
xen/interface/version.h: asm/xen/interface.h
xen/interface/xen-mca.h: xen/interface/xen.h
"""


def before(header: str) -> tuple[str, ...]:
    """What has to be included before a header, in that order; some kernels may not have all of it."""
    return _BEFORE.get(header, ())


def in_order(
    headers: Iterable[str],
    exists: Callable[[str], bool],
    more: Mapping[str, Iterable[str]] | None = None,
) -> tuple[str, ...]:
    """Headers with what they need before them, each once.

    Args:
        headers: as a source includes them.
        exists: whether the kernel has a header that is needed.
        more: what headers need that are not in the table.
    """
    found: dict[str, None] = {}
    for header in headers:
        for needed in (more or {}).get(header) or before(header):
            if exists(needed):
                found.setdefault(needed)
        found.setdefault(header)
    return tuple(found)


def _read(table: str) -> dict[str, tuple[str, ...]]:
    rows = (line.split(":") for line in table.split("\n") if line)
    return {header: tuple(needed.split()) for header, needed in rows}


_BEFORE = _read(TABLE)
